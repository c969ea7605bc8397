package io.streamgate;

/** The stock gates that need nothing but what the engine sees. */
public final class Gates {
    private Gates() {}

    /** Passes while the new version has all the pods available that the workload needs. */
    public static HealthGate available() {
        return view -> {
            TrackState target = view.state().track(view.target());
            int needed = view.state().needed();
            String counted = target.available() + " of " + needed + " pods of " + target.track() + " are available";
            return target.available() >= needed
                    ? Judgement.pass(counted)
                    : Judgement.fail(counted + (target.trouble().isEmpty() ? "" : "; " + target.trouble()));
        };
    }
}
