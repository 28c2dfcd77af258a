import { Button, Menu, VisuallyHidden } from '@mantine/core';
import { IconChevronDown, IconUsers } from '@tabler/icons-react';
import type { ContactView } from '@tieline/contracts';
import { format } from '@tieline/web';
import type { ReactNode } from 'react';
import { ButtonLink, MenuLink } from '../../../components/links.js';
import { useTexts } from '../../../shared/i18n.js';
import { viewTexts } from './texts.js';
import { searchOf } from './view-search.js';

const most = 5;
/** Else the router takes every address of the list for the one without filters. */
const exactly = { exact: true, includeSearch: true } as const;

type Props = {
  views: readonly ContactView[];
  viewId: string | undefined;
  changed: boolean;
  /** what stands behind the views */
  children: ReactNode;
};

/** Links to the views; those for which there is no room are in a menu. On a phone the row is pushed sideways. */
export function ViewRow({ views, viewId, changed, children }: Props) {
  const t = useTexts(viewTexts);
  const [shown, rest] = split(views, viewId);
  return (
    <div className="tl-views">
      <nav aria-label={t.title} className="tl-views">
        <ButtonLink
          to="/contacts"
          search={{}}
          activeOptions={exactly}
          size="compact-md"
          fz="sm"
          variant={viewId === undefined ? 'light' : 'default'}
          aria-current={viewId === undefined ? 'page' : undefined}
        >
          {t.all}
        </ButtonLink>
        {shown.map((view) => (
          <ViewLink key={view.id} view={view} open={view.id === viewId} changed={changed} />
        ))}
        {rest.length > 0 && <MoreViews views={rest} />}
      </nav>
      {children}
    </div>
  );
}

/** The one that is open is always to be seen. */
function split(
  views: readonly ContactView[],
  viewId: string | undefined,
): [readonly ContactView[], readonly ContactView[]] {
  const at = views.findIndex(({ id }) => id === viewId);
  const open = at < most ? [] : views.slice(at, at + 1);
  const shown = [...views.slice(0, most - open.length), ...open];
  return [shown, views.filter((view) => !shown.includes(view))];
}

type LinkProps = { view: ContactView; open: boolean; changed: boolean };

function ViewLink({ view, open, changed }: LinkProps) {
  const t = useTexts(viewTexts);
  return (
    <ButtonLink
      to="/contacts"
      search={searchOf(view)}
      activeOptions={exactly}
      size="compact-md"
      fz="sm"
      variant={open ? 'light' : 'default'}
      aria-current={open ? 'page' : undefined}
      title={view.name}
      maw={240}
      ref={open ? shownIn : undefined}
      {...(view.shared && { leftSection: <SharedMark view={view} /> })}
    >
      <span className="tl-cut">{view.name}</span>
      {open && changed && (
        <>
          <span aria-hidden>&nbsp;•</span>
          <VisuallyHidden>（{t.changed}）</VisuallyHidden>
        </>
      )}
    </ButtonLink>
  );
}

/** Where the row is pushed sideways, to the view that is open. */
const shownIn = (link: HTMLAnchorElement | null): void =>
  link?.scrollIntoView({ block: 'nearest', inline: 'nearest' });

function SharedMark({ view: { mine, owner } }: { view: ContactView }) {
  const t = useTexts(viewTexts);
  const title = !mine && owner ? format(t.sharedBy, { name: owner.name }) : t.shared;
  return <IconUsers size={16} role="img" aria-label={title} />;
}

function MoreViews({ views }: { views: readonly ContactView[] }) {
  const t = useTexts(viewTexts);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          size="compact-md"
          fz="sm"
          rightSection={<IconChevronDown size={14} aria-hidden />}
          className="tl-views-more"
        >
          {format(t.more, { count: views.length })}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={360} className="tl-scroll">
        {views.map((view) => (
          <MenuLink
            key={view.id}
            to="/contacts"
            search={searchOf(view)}
            {...(view.shared && { leftSection: <SharedMark view={view} /> })}
            maw={320}
            className="tl-wrap"
          >
            {view.name}
          </MenuLink>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
