import { domainTopics } from '@seedline/contracts/topics'

/** Every topic that there is: what retention may delete from. */
export const topics: readonly string[] = domainTopics.map(({ name }) => name)

/** Of each of them. */
export const partitionsEach = Math.max(...domainTopics.map(({ partitions }) => partitions))
