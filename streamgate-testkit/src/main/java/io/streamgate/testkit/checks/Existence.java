package io.streamgate.testkit.checks;

import io.streamgate.Track;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import java.util.Optional;

/** Whether what is needed is there, and not on its way out. */
final class Existence {
    private Existence() {}

    static void deployments(Examination examination) {
        for (Track track : examination.tracks().both()) {
            present(examination, examination.tracks().deployment(track));
        }
    }

    static void trackServices(Examination examination) {
        for (Track track : examination.tracks().both()) {
            present(examination, examination.tracks().service(track));
        }
    }

    static void allServices(Examination examination) {
        trackServices(examination);
        present(examination, examination.tracks().entry());
    }

    /** The object; empty after a flaw if it is not there, cannot be read, or is on its way out. */
    static Optional<Resource> present(Examination examination, Ref ref) {
        Optional<Resource> found = examination.get(ref);
        if (found.filter(Resource::isDeleting).isPresent()) {
            examination.flaw(ref, "is being deleted", "wait until it is gone, and create it");
            return Optional.empty();
        }
        return found;
    }
}
