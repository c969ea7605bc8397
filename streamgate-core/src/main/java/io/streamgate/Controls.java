package io.streamgate;

import java.util.Optional;

/** What can be done with a rollout under way, whoever drives it. Thread-safe. */
interface Controls {
    Optional<RolloutStatus> status();

    void command(Command.Kind kind, String by, String why);

    RolloutHandle retry();
}
