import type { MagicNumber } from '../../src/protocol.js';
import { useLanguage, useTexts } from '../i18n/texts.js';
import { CopyButton } from '../lib/clipboard.js';

/** Numbers that always end the same way. */
export const MagicNumbers = ({ numbers }: { numbers: readonly MagicNumber[] }) => {
  const t = useTexts();
  const language = useLanguage();
  return (
    <>
      <p className="panel-note">{t.magic.note}</p>
      <table className="magic">
        <caption className="visually-hidden">{t.magic.title}</caption>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{t.magic.number}</th>
            <th scope="col">{t.magic.shows}</th>
          </tr>
        </thead>
        <tbody>
          {numbers.map((number) => (
            <tr key={number.e164}>
              <th scope="row">
                <CopyButton
                  text={number.display}
                  label={t.magic.copyNumber(number.display)}
                  className="magic-number"
                >
                  {number.display}
                </CopyButton>
              </th>
              <td>{number.about[language]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
};
