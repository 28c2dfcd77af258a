export type PhoneCheck =
  | {
      ok: true;
      phone: string;
    }
  | {
      ok: false;
      reason: 'empty' | 'invalid' | 'landline';
    };
/** Taiwan by a rule of a few bytes; the numbering plans of the world load when another country was chosen. */
export declare function checkPhone(raw: string, country: string): Promise<PhoneCheck>;
/** Starts the download while the customer types. */
export declare function prepareCountry(country: string): void;
