import { useEffect, useRef } from "react";
import { useTexts } from "../texts/language.ts";
import classes from "./level-meter.module.css";

/** How loud the microphone is, so that one sees that it hears. */
export function LevelMeter({ stream }: { stream: MediaStream }) {
  const texts = useTexts().recording;
  const meter = useRef<HTMLMeterElement>(null);
  const hasVoice = stream.getAudioTracks().length > 0;
  useEffect(() => {
    if (!hasVoice) return;
    const audio = new AudioContext();
    const analyser = audio.createAnalyser();
    analyser.fftSize = 512;
    audio.createMediaStreamSource(stream).connect(analyser);
    const samples = new Uint8Array(analyser.fftSize);
    const timer = setInterval(() => {
      analyser.getByteTimeDomainData(samples);
      const sum = samples.reduce((total, value) => total + ((value - 128) / 128) ** 2, 0);
      // The root mean square of speech is small: four times of it fills the bar.
      const level = Math.min(1, 4 * Math.sqrt(sum / samples.length));
      if (meter.current) meter.current.value = level;
    }, 100);
    return () => {
      clearInterval(timer);
      void audio.close();
    };
  }, [stream, hasVoice]);
  if (!hasVoice) return null;
  return (
    <meter
      ref={meter}
      min={0}
      max={1}
      value={0}
      aria-label={texts.level}
      className={classes.meter}
    />
  );
}
