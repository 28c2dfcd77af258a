import { useState } from 'react';
import { useFlow } from '../app/flow-context.js';

/** `picture`: the channel's 1200×640 picture, else the avatar on a plain ground. `bar`: one line. */
export type BrandSize = 'picture' | 'bar';

export function Brand({ size }: { size: BrandSize }) {
  const { page } = useFlow();
  const [broken, setBroken] = useState(false);
  if (!page) return null;
  const { pictureUrl, brandName } = page;
  if (size === 'bar') {
    return (
      <header className="brand-bar">
        <Avatar />
        <span className="brand-name">{brandName}</span>
      </header>
    );
  }
  return (
    <header className="brand">
      {pictureUrl && !broken ? (
        <img
          className="brand-picture"
          src={pictureUrl}
          alt=""
          width={1200}
          height={640}
          fetchPriority="high"
          onError={() => setBroken(true)}
        />
      ) : (
        <div className="brand-ground">
          <Avatar />
        </div>
      )}
      <p className="brand-name">{brandName}</p>
    </header>
  );
}

function Avatar() {
  const { page } = useFlow();
  const [broken, setBroken] = useState(false);
  if (page?.avatarUrl && !broken) {
    return (
      <img
        className="avatar"
        src={page.avatarUrl}
        alt=""
        width={72}
        height={72}
        onError={() => setBroken(true)}
      />
    );
  }
  return (
    <span className="avatar" aria-hidden="true">
      {[...(page?.brandName ?? '')][0]}
    </span>
  );
}
