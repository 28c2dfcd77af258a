import { useState } from 'react';
import type { Fault, Settings } from '../../src/protocol.js';
import { useTexts } from '../i18n/texts.js';
import { faultSwitches, type FaultSwitch } from './fault-switches.js';

type Props = {
  faults: readonly Fault[];
  settings: Settings | null;
  /** turns a switch; done when the page knows the new state */
  onTurn: (fault: FaultSwitch, on: boolean) => Promise<void>;
};

export const Faults = ({ faults, settings, onTurn }: Props) => {
  const t = useTexts();
  // A switch moves at once; the server's word replaces the wish.
  const [wished, setWished] = useState<{ key: string; on: boolean } | null>(null);
  const turn = (fault: FaultSwitch, on: boolean) => {
    setWished({ key: fault.key, on });
    void onTurn(fault, on).finally(() => setWished(null));
  };
  return (
    <div className="faults">
      <p className="panel-note">{t.faults.note}</p>
      <ul>
        {faultSwitches.map((fault) => {
          const on = wished?.key === fault.key ? wished.on : fault.isOn({ faults, settings });
          return (
            <li key={fault.key}>
              <label className="switch">
                <input
                  type="checkbox"
                  role="switch"
                  checked={on}
                  onChange={(event) => turn(fault, event.target.checked)}
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
