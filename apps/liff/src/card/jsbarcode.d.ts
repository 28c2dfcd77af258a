/** The encoders alone: what draws is ours. */
declare module 'jsbarcode/src/barcodes/*' {
  type Encoded = { data: string } | { data: string }[];
  export default class Encoder {
    constructor(data: string, options: object);
    valid(): boolean;
    encode(): Encoded;
  }
}
declare module 'jsbarcode/src/barcodes/CODE39/index.js' {
  export class CODE39 {
    constructor(data: string, options: object);
    valid(): boolean;
    encode(): { data: string };
  }
}
