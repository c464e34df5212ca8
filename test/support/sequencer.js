// The long files first: by size, as Jest does without a memory of earlier runs, a rehearsal of a minute would begin last and be waited for alone.
const { default: TestSequencer } = require('@jest/test-sequencer');

const LONG = /rehearsals\/(bali|prep)|kills-|e2e\/(cli|reps|servers|delivery|order|sending|calendar-\w+)\.test/;

module.exports = class LongFirst extends TestSequencer {
  sort(tests) {
    const long = ({ path }) => Number(LONG.test(path));
    return [...super.sort(tests)].sort((a, b) => long(b) - long(a));
  }
};
