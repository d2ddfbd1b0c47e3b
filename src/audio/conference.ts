/** One member of a conference: what we hear of them, and where what they shall hear is sent. */
export interface Member {
  readonly heard: MediaStream;
  /** The agent's voice for this member; muted, it is silent here. */
  readonly voice: MediaStreamTrack;
  send(track: MediaStreamTrack): void;
}

/**
 * A three-way call mixed here: each member hears the agent and all the others, never itself.
 * Returns how to end it; the caller gives each member its plain microphone back.
 */
export function mix(context: AudioContext, members: readonly Member[]): () => void {
  void context.resume();
  const heard = members.map(({ heard: mediaStream }) => new MediaStreamAudioSourceNode(context, { mediaStream }));
  const voices = members.map(({ voice }) => new MediaStreamAudioSourceNode(context, { mediaStream: new MediaStream([voice]) }));
  const outputs = members.map(() => new MediaStreamAudioDestinationNode(context, { channelCount: 1 }));
  members.forEach((member, index) => {
    const output = outputs[index]!;
    voices[index]!.connect(output);
    heard.forEach((source, other) => { if (other !== index) source.connect(output); });
    member.send(output.stream.getAudioTracks()[0]!);
  });
  return () => {
    for (const node of [...heard, ...voices]) node.disconnect();
    for (const output of outputs) output.stream.getTracks().forEach((track) => track.stop());
  };
}
