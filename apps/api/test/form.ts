export type Form = { raw: Buffer; headers: Record<string, string> };

/** A file as a browser sends it in the multipart field `file`. */
export function form(bytes: Buffer): Form {
  const head = '--x\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\n';
  return {
    raw: Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n--x--\r\n')]),
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
  };
}
