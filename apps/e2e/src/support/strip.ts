type Pictures = { binding: Buffer; phone: Buffer; console: Buffer };

const source = (picture: Buffer) => `src="data:image/png;base64,${picture.toString('base64')}"`;

/** The README's picture: the number is proven, the answer is in the chat, and the desk where both are set up. */
export function stripHtml({ binding, phone, console }: Pictures): string {
  return `<!doctype html><meta charset="utf-8"><style>
    body { margin: 0; inline-size: 1600px; background: #eaf3ee }
    figure { display: grid; grid-template-columns: 312px 330px 1fr; gap: 32px; align-items: center; margin: 0;
      padding: 32px }
    img { display: block; inline-size: 100%; border-radius: 12px; box-shadow: 0 12px 32px #0b3d2a2e }
    .page { border: 8px solid #10231b; border-radius: 36px; box-sizing: border-box }
    .device { border-radius: 48px; box-shadow: none }
  </style><figure>
    <img class="page" ${source(binding)}><img class="device" ${source(phone)}><img ${source(console)}>
  </figure>`;
}
