import type { ScanProgress } from '../collect/runner.ts'
import { visible } from '../core/visible.ts'
import type { Io } from './io.ts'
import { styled } from './terminal.ts'
import { drawingOn } from './way-out.ts'

export interface Display {
  readonly progress: ScanProgress
  /** Removes the display. May be called twice. */
  end(): void
}

const quiet: Display = { progress: { step: () => {}, read: () => {}, refused: () => {} }, end: () => {} }
const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏']
const REDRAW_MS = 100

/**
 * One line on standard error with what is being read, how much is done and what was refused; removed at the end. It begins with the
 * first step, so that it does not draw over a question for an MFA code. Shows nothing if standard error is not a terminal, or in CI.
 */
export function showProgress(wanted: boolean, { stderr, env, events }: Pick<Io, 'stderr' | 'env' | 'events'>): Display {
  const stream = drawingOn(stderr)
  if (!isWanted(wanted, stream, env)) return quiet
  const paint = styled(stream, env)
  const running = new Map<string, number>()
  let [started, ended, resources, refused, frame] = [0, 0, 0, 0, 0]
  const draw = (): void => {
    const now = [...running.keys()].slice(0, 3).join(', ')
    const counts = `${ended}/${started} listings, ${resources} resources${refused > 0 ? `, ${refused} refused` : ''}`
    const line = `${FRAMES[frame++ % FRAMES.length]} ${counts}  ${now}`
    stream.write(`\r\x1b[2K${paint('dim', visible(line).slice(0, (stream.columns || 80) - 1))}`)
  }
  // hide the cursor while the line changes, and show it again however the process ends
  const restore = (): void => {
    stream.write('\r\x1b[2K\x1b[?25h')
  }
  let timer: NodeJS.Timeout | undefined
  let over = false
  const begin = (): void => {
    if (timer !== undefined || over) return
    stream.write('\x1b[?25l')
    events.once('exit', restore)
    timer = setInterval(draw, REDRAW_MS)
    timer.unref()
  }
  return {
    progress: {
      step({ kind, service, region }) {
        begin()
        const name = `${service} ${region}`
        const n = (running.get(name) ?? 0) + (kind === 'start' ? 1 : -1)
        if (n > 0) running.set(name, n)
        else running.delete(name)
        if (kind === 'start') started++
        else ended++
      },
      read(count) {
        resources += count
      },
      refused() {
        refused++
      },
    },
    end() {
      if (over) return
      over = true
      if (timer === undefined) return
      clearInterval(timer)
      events.off('exit', restore)
      restore()
    },
  }
}

const isWanted = (wanted: boolean, stream: Io['stderr'], env: NodeJS.ProcessEnv): boolean =>
  wanted && stream.isTTY === true && env['CI'] === undefined && env['TERM'] !== 'dumb'

/** One line on standard error that is rewritten for each event and removed at the end; shown when `showProgress` is. */
export function showCount(wanted: boolean, { stderr, env }: Io) {
  const stream = drawingOn(stderr)
  const shown = isWanted(wanted, stream, env)
  const paint = styled(stream, env)
  return {
    show(text: string): void {
      if (shown) stream.write(`\r\x1b[2K${paint('dim', visible(text).slice(0, (stream.columns || 80) - 1))}`)
    },
    /** May be called twice. */
    end(): void {
      if (shown) stream.write('\r\x1b[2K')
    },
  }
}
