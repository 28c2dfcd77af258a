import { useState } from 'react';
import type { Brand, Chat, DeviceKind, LiffContextType, Persona, World } from '../../src/protocol.js';
import { useLanguage, useTexts } from '../i18n/texts.js';
import { CopyButton } from '../lib/clipboard.js';

type Props = {
  world: World;
  persona: Persona;
  brand: Brand;
  chat: Chat | null;
  liffContext: LiffContextType;
  /** leads others to the same scene */
  link: string;
  onPersona: (key: string) => void;
  onChannel: (key: string) => void;
  onDevice: (device: DeviceKind) => void;
  onLiffContext: (context: LiffContextType) => void;
  onBlock: () => void;
  onReset: () => void;
};

const devices: readonly DeviceKind[] = ['ios', 'android', 'pc'];
const contexts: readonly LiffContextType[] = ['utou', 'none', 'external'];

/** Who holds which phone, in front of which brand. */
export const Controls = (props: Props) => {
  const { world, persona, brand, chat, liffContext } = props;
  const t = useTexts();
  const language = useLanguage();
  return (
    <div className="controls">
      <div className="fields">
        <label className="field field-wide">
          <span>{t.controls.persona}</span>
          <select value={persona.persona} onChange={(event) => props.onPersona(event.target.value)}>
            {world.personas.map((one) => (
              <option key={one.persona} value={one.persona}>
                {one.displayName} · {one.about[language]}
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          <span>{t.controls.channel}</span>
          <select value={brand.key} onChange={(event) => props.onChannel(event.target.value)}>
            {world.brands.map((one) => (
              <option key={one.key} value={one.key}>
                {one.name}
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          <span>{t.controls.liff}</span>
          <select
            value={liffContext}
            onChange={(event) =>
              props.onLiffContext(contexts.find((one) => one === event.target.value) ?? 'utou')
            }
          >
            {contexts.map((one) => (
              <option key={one} value={one}>
                {t.controls.liffContexts[one]}
              </option>
            ))}
          </select>
        </label>
        <fieldset className="field field-wide">
          <legend>{t.controls.device}</legend>
          <div className="segmented">
            {devices.map((one) => (
              <label key={one}>
                <input
                  type="radio"
                  name="device"
                  value={one}
                  checked={persona.os === one}
                  onChange={() => props.onDevice(one)}
                />
                <span>{t.controls.devices[one]}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <p className="suggested field-wide">
          <span>{t.controls.suggested}</span>
          <strong>{persona.suggestedPhone}</strong>
          <CopyButton text={persona.suggestedPhone} label={t.magic.copyNumber(persona.suggestedPhone)} />
        </p>
      </div>
      <div className="panel-footer">
        <CopyButton text={props.link}>{t.controls.link}</CopyButton>
        {chat?.friend === 'friend' && (
          <button type="button" className="button button-small" onClick={props.onBlock}>
            {t.controls.block}
          </button>
        )}
        <Reset onReset={props.onReset} />
      </div>
    </div>
  );
};

/** Asks once more, in place. */
const Reset = ({ onReset }: { onReset: () => void }) => {
  const t = useTexts();
  const [asking, setAsking] = useState(false);
  if (!asking)
    return (
      <button type="button" className="button button-small" onClick={() => setAsking(true)}>
        {t.controls.reset}
      </button>
    );
  return (
    <div className="confirm" role="group" aria-label={t.controls.resetConfirm}>
      <button
        type="button"
        className="button button-danger button-small"
        title={t.controls.resetConfirm}
        autoFocus
        onClick={() => {
          setAsking(false);
          onReset();
        }}
      >
        {t.controls.resetYes}
      </button>
      <button type="button" className="button button-small" onClick={() => setAsking(false)}>
        {t.controls.cancel}
      </button>
    </div>
  );
};
