package io.streamgate.testkit.simulation;

/** What can happen in a simulation. What the amount of an {@link Act} means is said for each that uses it. */
public enum What {
    /** Somebody aborts; by another process if the amount is odd. */
    ABORT,
    /** Somebody approves; by another process if the amount is odd. */
    APPROVE,
    /** Somebody pauses; by another process if the amount is odd. */
    PAUSE,
    /** Somebody resumes; by another process if the amount is odd. */
    RESUME,
    /** Somebody promotes; by another process if the amount is odd. */
    PROMOTE,
    /** Another program starts the next version; it is refused if a rollout is under way. */
    RELEASE,
    /** Another program starts the next version, whatever is under way. */
    SUPERSEDE,
    /** Another program starts the same rollout, and stands by if it is driven. */
    SECOND_DRIVER,
    /** The program dies, and is started again after 1 to 8 seconds. */
    CRASH,
    /** The program dies before one of its next 16 writes, and is started again. */
    CRASH_BEFORE_WRITE,
    /** The program dies after one of its next 16 writes, and is started again. */
    CRASH_AFTER_WRITE,
    /** The program does not reach the API for 1 to 20 seconds; all others do. */
    PARTITION,
    /** One of the program's next 16 writes gets no answer, and arrives 1 to 15 seconds later. */
    LATE_WRITE,
    /** An autoscaler gives the live track 1 to 5 pods. */
    SCALE_LIVE,
    /** Somebody gives the idle track 0 to 4 pods. */
    SCALE_IDLE,
    /** Somebody changes the image of the live track. */
    EDIT_LIVE,
    /** Somebody changes the image of the idle track. */
    EDIT_IDLE,
    /** Somebody labels the objects. */
    LABEL,
    /** Somebody switches the traffic to the other track. */
    SWITCH,
    /** A ready pod's program exits. */
    POD_CRASH,
    /** A ready pod fails its probe for 1 to 10 seconds. */
    POD_UNREADY,
    /** Somebody deletes a ready pod. */
    POD_DELETED,
    /** Nobody reaches the API for 1 to 20 seconds. */
    API_AWAY,
    /** The next 1 to 4 requests are refused with 429, 500, 503 or 504. */
    API_REFUSES,
    /** The next 1 to 3 writes are lost on their way. */
    REQUESTS_LOST,
    /** The next 1 to 3 writes are done, and their answers lost. */
    ANSWERS_LOST,
    /** The next 1 to 4 writes meet with a conflict. */
    CONFLICTS,
    /** All watches break. */
    WATCHES_CUT,
    /** The server ends all watches. */
    WATCHES_ENDED,
    /** The server forgets its history, and all watches break. */
    HISTORY_GONE
}
