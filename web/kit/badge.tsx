/** A state in words first; colour and sign only repeat them. */

export type Tone = { color: string; sign: string };

export const Tag = ({ tone, words }: { tone: Tone; words: string }) => (
  <span class="ds-tag" data-color={tone.color}>
    <span aria-hidden="true">{tone.sign}</span>
    {words}
  </span>
);
