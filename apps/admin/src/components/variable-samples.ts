import { useTexts } from '../shared/i18n.js';
import { replyVariables as variables, variableTexts } from './variable-texts.js';

/** Puts sample data in the place of variables. */
export function useSamples(): (text: string) => string {
  const { samples } = useTexts(variableTexts);
  return (text) =>
    text
      .replaceAll(`{${variables.name}}`, samples.name)
      .replaceAll(`{${variables.number}}`, samples.number)
      .replaceAll(`{${variables.tier}}`, samples.tier);
}
