import { useMemo, type Dispatch } from 'react';
import type { Brand, DeviceKind, Persona } from '../src/protocol.js';
import type { FaultSwitch } from './panels/fault-switches.js';
import { client } from './state/client.js';
import type { Change, State } from './state/reducer.js';

type Setting = {
  persona: Persona;
  brand: Brand;
  state: State;
  dispatch: Dispatch<Change>;
  onFailure: (error: unknown) => void;
  onReset: () => void;
};

/** What the controls change in the world. Each shows at once and follows the server's word. */
export const useScene = ({ persona, brand, state, dispatch, onFailure, onReset }: Setting) => {
  const { faults, settings } = state;
  return useMemo(
    () => ({
      setDevice: (os: DeviceKind) => {
        dispatch({ type: 'event', event: { type: 'user', user: { ...persona, os } } });
        client.setDevice(persona.lineUserId, os).catch((error: unknown) => {
          dispatch({ type: 'event', event: { type: 'user', user: persona } });
          onFailure(error);
        });
      },
      block: () => void client.block(persona.lineUserId, brand.key).catch(onFailure),
      reset: () => void client.reset().then(onReset, onFailure),
      turnFault: async (fault: FaultSwitch, on: boolean) => {
        try {
          await fault.turn(on, { faults, settings });
          const [newFaults, newSettings] = await Promise.all([client.faults(), client.settings()]);
          dispatch({ type: 'event', event: { type: 'faults', faults: newFaults } });
          dispatch({ type: 'event', event: { type: 'settings', settings: newSettings } });
        } catch (error) {
          onFailure(error);
        }
      },
    }),
    [persona, brand.key, faults, settings, dispatch, onFailure, onReset],
  );
};
