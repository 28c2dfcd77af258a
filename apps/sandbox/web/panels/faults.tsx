import type { Fault, Settings } from '../../src/protocol.js';
import { useTexts } from '../i18n/texts.js';
import { faultSwitches } from './fault-switches.js';

type Props = { faults: readonly Fault[]; settings: Settings | null; onFailure: (error: unknown) => void };

export const Faults = ({ faults, settings, onFailure }: Props) => {
  const t = useTexts();
  const trouble = { faults, settings };
  return (
    <div className="faults">
      <p className="panel-note">{t.faults.note}</p>
      <ul>
        {faultSwitches.map((fault) => {
          const on = fault.isOn(trouble);
          return (
            <li key={fault.key}>
              <label className="switch">
                <input
                  type="checkbox"
                  role="switch"
                  checked={on}
                  onChange={() => void fault.turn(!on, trouble).catch(onFailure)}
                />
                <span className="switch-text">
                  <strong>{fault.label(t)}</strong>
                  <small>{fault.hint(t)}</small>
                </span>
              </label>
            </li>
          );
        })}
      </ul>
    </div>
  );
};

/** How many switches are on, for the tab. */
export const faultsOn = (faults: readonly Fault[], settings: Settings | null): number =>
  faultSwitches.filter((fault) => fault.isOn({ faults, settings })).length;
