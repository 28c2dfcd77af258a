import { describeEachEngine } from '../../test/engines.js';
import { TestApp } from '../../test/test-app.js';

describeEachEngine('isolation', (engine) => {
  it('is READ COMMITTED on every connection of the pool, the first one too', async () => {
    if (engine.name === 'sqlite') return;
    const app = await TestApp.start(engine);
    try {
      // all at once, so that every connection is asked; MariaDB and MySQL spell the name differently
      const sql = "SHOW SESSION VARIABLES LIKE 't%isolation'";
      const ask = () => app.rows<{ Value: string }>(sql);
      const answers = await Promise.all(Array.from({ length: 12 }, ask));
      expect(new Set(answers.flat().map(({ Value }) => Value))).toEqual(new Set(['READ-COMMITTED']));
    } finally {
      await app.stop();
    }
  });
});
