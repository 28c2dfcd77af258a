import type {
  BodyOf,
  createJourney,
  Journey,
  JourneyEntry,
  JourneyStep,
  JourneyStepTaken,
} from '@tieline/contracts';
import { contactsApi } from './contacts.js';
import { api } from './session.js';

/** Journeys, and what happened in them. */
export const journeysApi = {
  async startJourney(body: BodyOf<typeof createJourney>): Promise<Journey> {
    const { id } = await api<Journey>('POST', '/journeys', body);
    return (await api<{ journey: Journey }>('POST', `/journeys/${id}/state`, { state: 'active' })).journey;
  },

  stopJourney: (id: string) => api<unknown>('POST', `/journeys/${id}/state`, { state: 'stopped' }),

  /** What happened to those who entered, each as `step result`. */
  async journeyStories(id: string): Promise<string[][]> {
    const { items } = await api<{ items: JourneyEntry[] }>('GET', `/journeys/${id}/entries`);
    return Promise.all(
      items.map(async (entry) => {
        const { taken } = await api<{ taken: JourneyStepTaken[] }>('GET', `/journey-entries/${entry.id}`);
        return taken.map(({ stepId, result }) => `${stepId} ${result}`);
      }),
    );
  },

  /** A journey of every kind of step, which is paused so that nobody of another test enters. Its id. */
  async journey(channelId: string): Promise<string> {
    const tag = await contactsApi.tagId('VIP');
    const steps: JourneyStep[] = [
      {
        id: 'greet',
        kind: 'send',
        message: { kind: 'text', text: '{顧客名稱}，歡迎 https://sunrise.example' },
      },
      { id: 'day', kind: 'wait', until: { kind: 'duration', amount: 1, unit: 'days' } },
      { id: 'morning', kind: 'wait', until: { kind: 'timeOfDay', time: '10:00' } },
      {
        id: 'clicked',
        kind: 'condition',
        if: { kind: 'clicked', stepId: 'greet' },
        then: [{ id: 'tag', kind: 'addTag', tagId: tag }],
        else: [
          { id: 'remind', kind: 'send', message: { kind: 'text', text: '別忘了您的禮物' } },
          { id: 'untag', kind: 'removeTag', tagId: tag },
        ],
      },
      { id: 'end', kind: 'end' },
    ];
    const trigger = { kind: 'bound' };
    const quietHours = { starts: '22:00', ends: '08:00' };
    const body = { channelId, name: '新會員歡迎', trigger, entryLimit: 1, quietHours, steps };
    const { id } = await api<Journey>('POST', '/journeys', body);
    for (const state of ['active', 'paused']) await api<unknown>('POST', `/journeys/${id}/state`, { state });
    return id;
  },
};
