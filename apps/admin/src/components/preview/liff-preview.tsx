import { isPreviewReport, type PreviewOrder } from '@tieline/web';
import { useEffect, useRef, useState } from 'react';

type Props = {
  order: PreviewOrder;
  /** what is shown: another one is measured anew */
  subject: string;
  title: string;
};

const phone = { width: 360, height: 640 };

/** The customers' page itself, as it was built, showing the draft. It is served by the same API, so one origin. */
export function LiffPreview({ order, subject, title }: Props) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [ready, setReady] = useState(false);
  const [tall, setTall] = useState<{ subject: string; pixels: number } | null>(null);

  useEffect(() => {
    function listen({ data, origin, source }: MessageEvent<unknown>): void {
      const ours = origin === window.location.origin && source === frame.current?.contentWindow;
      if (!ours || !isPreviewReport(data)) return;
      if (data.type === 'tieline.preview.ready') setReady(true);
      else setTall({ subject, pixels: data.pixels });
    }
    window.addEventListener('message', listen);
    return () => window.removeEventListener('message', listen);
  }, [subject]);

  useEffect(() => {
    if (!ready) return;
    frame.current?.contentWindow?.postMessage(order, window.location.origin);
  }, [ready, order]);

  // a screen that is taller than a phone is shown whole: the picture itself can not be scrolled by keyboard
  const height = tall?.subject === subject ? Math.max(phone.height, tall.pixels) : phone.height;
  return (
    <iframe
      ref={frame}
      src="/liff-bind.html?preview=1"
      title={title}
      className="tl-phone"
      style={{ maxWidth: phone.width, height }}
    />
  );
}
