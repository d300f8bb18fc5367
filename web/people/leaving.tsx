/** Said where somebody has left and the server could not be told yet. */
export const Leaving = () => (
  <p class="ds-alert" data-color="warning" role="alert">
    Здесь вы вышли, но сервер пока не ответил. Сеанс закончится, как только связь появится: эту
    вкладку можно закрыть, а браузер — оставить.
  </p>
);
