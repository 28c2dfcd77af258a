import { useCallback, useEffect, useState } from 'react';
import { dictionaries, LocaleContext } from './i18n/texts.js';
import { PageHeader } from './panels/page-header.js';
import { readSelection, selectionSearch, type Selection } from './state/selection.js';
import { useSandbox } from './state/use-sandbox.js';
import { Workbench } from './workbench.js';

/** Holds what the address says, reads the world, and shows the page in the chosen language. */
export const App = () => {
  const [selection, setSelection] = useState<Selection>(() => readSelection(location.search));
  const change = useCallback(
    (part: Partial<Selection>) => setSelection((before) => ({ ...before, ...part })),
    [],
  );
  const { state, dispatch, persona, brand } = useSandbox(selection);
  const { language } = selection;
  const t = dictionaries[language];
  const { world } = state;

  useEffect(() => {
    history.replaceState(null, '', `${location.pathname}${selectionSearch(selection)}${location.hash}`);
  }, [selection]);

  useEffect(() => {
    document.documentElement.lang = language === 'en' ? 'en' : 'zh-Hant-TW';
    document.title = t.page.title;
  }, [language, t]);

  return (
    <LocaleContext value={{ language, t }}>
      <div className="page">
        <PageHeader
          consoleUrl={world?.productUrl ?? null}
          onLanguage={(next) => change({ language: next })}
        />
        {world && persona && brand ? (
          <Workbench
            world={world}
            persona={persona}
            brand={brand}
            state={state}
            dispatch={dispatch}
            selection={selection}
            onSelection={change}
          />
        ) : (
          <p className="page-loading" role="status">
            {t.page.loading}
          </p>
        )}
        {world && !state.live && (
          <p className="offline" role="alert">
            {t.page.unreachable}
          </p>
        )}
      </div>
    </LocaleContext>
  );
};
