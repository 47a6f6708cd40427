import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common'
import type { Request } from 'express'
import { Roles } from '../shared/auth.js'
import { Backends } from './backends.js'
import { RegisterEnterprise } from './bodies.js'
import { kebabOf, provenanceOf } from './wire.js'

@Controller('api/v1/enterprises')
export class EnterprisesController {
  constructor(private readonly backends: Backends) {}

  @Post()
  @Roles('registrar')
  register(@Req() request: Request, @Body() body: RegisterEnterprise) {
    const message = { ...body, provenance: provenanceOf(body.provenance) }
    return this.backends.call(request, 'enterprise', 'registerEnterprise', message)
  }

  @Get(':enterpriseId/ladder')
  async ladder(@Req() request: Request, @Param('enterpriseId') enterpriseId: string) {
    const message = { enterpriseId }
    const found = await this.backends.call<{ rungs: { rung: string }[] }>(
      request,
      'stage',
      'getLadder',
      message,
    )
    const rungs = found.rungs.map((one) => ({ ...one, rung: kebabOf('RUNG', one.rung) }))
    return { ...found, rungs }
  }

  @Get(':enterpriseId/cap-table')
  capTable(@Req() request: Request, @Param('enterpriseId') enterpriseId: string) {
    return this.backends.call(request, 'capTable', 'getCapTable', { enterpriseId })
  }
}
