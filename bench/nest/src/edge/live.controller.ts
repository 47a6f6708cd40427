import { Controller, Sse } from '@nestjs/common'
import { EventPattern, Payload } from '@nestjs/microservices'
import { Subject } from 'rxjs'
import { topics } from '../shared/kafka.js'

const live = new Subject<{ readonly data: object }>()

/** Live pages: every event of every topic goes to whoever listens. */
@Controller('api/v1/events')
export class LiveController {
  @Sse()
  listen() {
    return live.asObservable()
  }
}

/** Hears all topics, in a group of this process's own. */
@Controller()
export class LiveFeed {
  @EventPattern(Object.values(topics))
  heard(@Payload() event: object) {
    live.next({ data: event })
  }
}
