import { useNavigate } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../design/format';
import type { IncidentSearch } from '../incidents/incident-search';
import { BarTable } from './bar-table';
import { scaleOf } from './scale';
import type { Bar } from './series';
import styles from './column-chart.module.css';

interface ColumnChartProps {
  label: string;
  bars: Bar[];
  total: number;
  /** Under the columns, where there is room. */
  shortOf: (bar: Bar) => string;
  linkOf: (bar: Bar) => IncidentSearch | undefined;
}

const HEIGHT = 180;
const FOOT = 20;
const LEFT = 30;
const LABEL_ROOM = 46;

/** Numbers over time as columns; the same as a table for whoever reads better than they see. */
export function ColumnChart({ label, bars, total, shortOf, linkOf }: ColumnChartProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const navigate = useNavigate();
  const { ref, width } = useWidth();
  const [hover, setHover] = useState<number>();
  const { ticks, top } = scaleOf(Math.max(0, ...bars.map((bar) => bar.count)));
  const step = Math.max(1, width - LEFT) / Math.max(1, bars.length);
  const y = (count: number) => HEIGHT - (count / top) * (HEIGHT - 8);
  const every = Math.max(1, Math.ceil(LABEL_ROOM / step));
  const shown = hover === undefined ? undefined : bars[hover];
  return (
    <figure className={styles.figure}>
      <p className={styles.hover} aria-hidden>{shown ? <>{shown.label}: <strong>{formats.number(shown.count)}</strong></> : null}</p>
      <div ref={ref} className={styles.holder}>
        <svg width={width} height={HEIGHT + FOOT} className={styles.chart} aria-hidden onPointerLeave={() => setHover(undefined)}>
          {ticks.map((tick) => (
            <g key={tick} className={styles.tick}>
              <line x1={LEFT} x2={width} y1={y(tick)} y2={y(tick)} />
              <text x={LEFT - 6} y={y(tick) + 4} textAnchor="end">{formats.number(tick)}</text>
            </g>
          ))}
          {bars.map((bar, index) => {
            const link = linkOf(bar);
            return (
              <g key={bar.value ?? ''} className={styles.column} data-link={link !== undefined && bar.count > 0} onPointerEnter={() => setHover(index)} onClick={() => { if (link && bar.count > 0) void navigate({ to: '/incidents', search: link }); }}>
                <rect className={styles.catch} x={LEFT + index * step} y={0} width={step} height={HEIGHT} />
                <rect className={styles.fill} x={LEFT + index * step + step * 0.12} y={y(bar.count)} width={step * 0.76} height={HEIGHT - y(bar.count)} rx={Math.min(2, step * 0.2)} />
                {index % every === 0 ? <text x={LEFT + (index + 0.5) * step} y={HEIGHT + 15} textAnchor="middle">{shortOf(bar)}</text> : null}
              </g>
            );
          })}
        </svg>
      </div>
      <details className={styles.details}>
        <summary>{t('statistics.asTable')}</summary>
        <BarTable label={label} bars={bars.filter((bar) => bar.count > 0)} total={total} linkOf={linkOf} />
      </details>
    </figure>
  );
}

/** As wide as there is room, from the first paint on. */
function useWidth(): { ref: (element: HTMLElement | null) => (() => void) | undefined; width: number } {
  const [width, setWidth] = useState(0);
  const ref = useCallback((element: HTMLElement | null) => {
    if (!element) return undefined;
    setWidth(element.clientWidth);
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, width };
}
