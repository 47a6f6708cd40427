import {storyOf} from '/tmp/h9/sim/packages/simulation/src/story/story.ts'
for (const a of storyOf(process.argv[2], 5000).actions) if (a.deed.do !== 'command' && a.deed.do !== 'ask as recorded') console.log(a.at, JSON.stringify(a.deed))
