import { Alert, Badge, Button, Card, Group, List, Stack, Text, Title } from '@mantine/core';
import type { RichMenu } from '@tieline/contracts';
import { ApiError, format } from '@tieline/web';
import { ErrorNote } from '../../../components/error-note.js';
import { TextLink } from '../../../components/links.js';
import { useFormat } from '../../../shared/dates.js';
import { useTexts } from '../../../shared/i18n.js';
import { useSession } from '../../session/api/get-session.js';
import { isOpen, useMenuJob } from '../api/menu-jobs.js';
import { usePublishMenu, useValidateMenu } from '../api/publish-menu.js';
import { JobCard } from '../list/job-card.js';
import { stateColors } from '../list/menu-state.js';
import { menuTexts } from '../texts.js';
import type { MenuEditing } from './use-menu-editor.js';

type Props = { menu: RichMenu; editor: MenuEditing };

/** What customers see of this menu, and the way to bring them the rest. */
export function PublishPanel({ menu, editor }: Props) {
  const { publish: t } = useTexts(menuTexts);
  const { job } = useMenuJob(menu.channelId);
  const validate = useValidateMenu(menu.id);
  const publish = usePublishMenu(menu.id);
  const running = job !== undefined && isOpen(job);

  function check(): void {
    publish.reset();
    editor.withSaved(() => validate.mutate(undefined, { onError: editor.mark }));
  }

  function send(): void {
    validate.reset();
    editor.withSaved(() => publish.mutate(undefined, { onError: editor.mark }));
  }

  return (
    <Card withBorder className="tl-card" component="section" aria-label={t.title}>
      <Stack gap="sm">
        <Group justify="space-between" gap="sm" align="flex-start">
          <Standing menu={menu} valid={validate.data !== undefined && !editor.dirty} />
          <Group gap="xs">
            <Button variant="default" onClick={check} loading={validate.isPending}>
              {editor.dirty ? t.saveAndCheck : t.check}
            </Button>
            <Button onClick={send} loading={publish.isPending} disabled={running}>
              {editor.dirty ? t.saveAndPublish : t.publish}
            </Button>
          </Group>
        </Group>
        <Refusal error={validate.error ?? publish.error} />
        {job && (running || job.menuId === menu.id) && <JobCard job={job} mayStop />}
      </Stack>
    </Card>
  );
}

function Standing({ menu, valid }: { menu: RichMenu; valid: boolean }) {
  const { states, publish: t } = useTexts(menuTexts);
  const { dateTime } = useFormat(useSession().team.timeZone);
  const { state, publishedAt, inRules, isDefault, channelId } = menu;
  const time = publishedAt ? dateTime(publishedAt) : '';
  const unused = state !== 'draft' && inRules.length === 0 && !isDefault;
  return (
    <Stack gap={4} flex="1 1 260px">
      <Group gap="xs">
        <Title order={2} size="h3">
          {t.title}
        </Title>
        <Badge variant="light" color={stateColors[state]} className="tl-chip">
          {states[state]}
        </Badge>
      </Group>
      <Text size="sm">{format(t[state], { time })}</Text>
      <div role="status">
        {valid && (
          <Text size="sm" fw={600}>
            {t.valid}
          </Text>
        )}
      </div>
      {unused && (
        <Text size="sm">
          {t.unused}{' '}
          <TextLink to="/rich-menus" search={{ channelId }} inherit>
            {t.toRules}
          </TextLink>
        </Text>
      )}
    </Stack>
  );
}

/** What has to be changed first: our fields are marked below, LINE's words stand here. */
function Refusal({ error }: { error: unknown }) {
  const { publish: t } = useTexts(menuTexts);
  const problem = error instanceof ApiError ? error.problem : undefined;
  if (problem?.code === 'rich_menu.not_ready') {
    return (
      <Alert color="red" role="alert">
        {t.notReady}
      </Alert>
    );
  }
  if (problem?.code !== 'rich_menu.line_refused') return <ErrorNote error={error} />;
  return (
    <Alert color="red" title={t.refused} role="alert">
      <List size="sm" className="tl-url">
        {problem.issues?.map(({ message }) => (
          <List.Item key={message}>{message}</List.Item>
        ))}
      </List>
    </Alert>
  );
}
