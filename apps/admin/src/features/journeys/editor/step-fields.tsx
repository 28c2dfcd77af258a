import type { JourneyStep } from '@tieline/contracts';
import { useTexts } from '../../../shared/i18n.js';
import { TagPick } from '../../tags/tag-pick.js';
import { ConditionFields } from './condition-fields.js';
import { useEditing } from './editing.js';
import { errorAt, replaceAt } from './form.js';
import { MenuFields } from './menu-fields.js';
import { MessageFields } from './message-fields.js';
import { journeyEditorTexts } from './texts.js';
import { WaitFields } from './wait-fields.js';
import { WebhookFields } from './webhook-fields.js';

/** What one step is about. */
export function StepFields({ step, path }: { step: JourneyStep; path: string }) {
  const t = useTexts(journeyEditorTexts);
  const { form } = useEditing();
  switch (step.kind) {
    case 'send':
      return <MessageFields message={step.message} path={`${path}.message`} />;
    case 'wait':
      return <WaitFields until={step.until} path={`${path}.until`} />;
    case 'condition':
      return <ConditionFields step={step} path={`${path}.if`} />;
    case 'addTag':
    case 'removeTag':
      return (
        <TagPick
          label={t.tag}
          value={step.tagId}
          onChange={(tagId) => replaceAt(form, `${path}.tagId`, tagId)}
          error={errorAt(form, `${path}.tagId`)}
        />
      );
    case 'webhook':
      return <WebhookFields path={path} />;
    case 'menu':
      return <MenuFields menuId={step.menuId} path={`${path}.menuId`} />;
    case 'end':
      return null;
  }
}
