/** Says that a list is of one measure alone, and leads to the whole. */

export const Only = ({ measure, all }: { measure: string | undefined; all: string }) =>
  measure ? (
    <p>
      Только п. {measure}.{' '}
      <a class="ds-link" href={all}>
        Показать все
      </a>
    </p>
  ) : null;
