import { funnelWords, type Funnel, type FunnelStep } from '@tieline/contracts';
import { format } from '@tieline/web';
import { TextLink } from '../../../components/links.js';
import { useFormat } from '../../../shared/dates.js';
import { useTexts } from '../../../shared/i18n.js';
import type { FunnelQuery } from './api/get-funnel.js';
import { funnelTexts } from './texts.js';

type Props = { funnel: Funnel; query: FunnelQuery; step: FunnelStep };

/** Why people stopped after a step, each with the way to who they are. */
export function Reasons({ funnel, query, step }: Props) {
  const t = useTexts(funnelTexts);
  const { results } = useTexts(funnelWords);
  const { number } = useFormat();
  const reasons = funnel.results
    .filter((entry) => entry.step === step)
    .sort((one, other) => other.people - one.people);
  return (
    <ul className="tl-funnel-reasons">
      {reasons.map(({ result, people }) => (
        <li key={result}>
          <TextLink
            to="/contacts"
            search={{ ...query, result }}
            aria-label={format(t.peopleOf, { result: results[result], count: number(people) })}
          >
            {`${results[result]} ${number(people)}`}
          </TextLink>
        </li>
      ))}
    </ul>
  );
}
