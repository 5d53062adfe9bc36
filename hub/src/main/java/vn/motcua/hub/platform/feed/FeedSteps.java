package vn.motcua.hub.platform.feed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import vn.motcua.core.wire.FeedFrame;

/** Collects what sources say. One thread. */
final class FeedSteps implements FeedSink {
    private final Set<String> watched;
    private final boolean isLater;
    private final List<FeedStep> steps = new ArrayList<>();

    /**
     * @param watched topics on demand that are looked at now, as that changes
     * @param isLater whether what may be worked out later waits for {@link #workedOut}
     */
    private FeedSteps(Set<String> watched, boolean isLater) {
        this.watched = watched;
        this.isLater = isLater;
    }

    static FeedSteps collect(Set<String> watched) {
        return new FeedSteps(watched, true);
    }

    List<FeedStep> steps() {
        return steps;
    }

    /** The same with nothing left to be worked out. */
    static List<FeedStep> workedOut(List<FeedStep> steps, Set<String> watched) {
        FeedSteps all = new FeedSteps(watched, false);
        for (FeedStep step : steps) {
            if (step instanceof FeedStep.Later later) later.work().accept(all);
            else all.steps.add(step);
        }
        return all.steps;
    }

    @Override
    public void put(String topic, String key, JsonNode value) {
        steps.add(new FeedStep.Put(new FeedFrame.Change(topic, key, value)));
    }

    @Override
    public void remove(String topic, String key) {
        steps.add(new FeedStep.Put(new FeedFrame.Change(topic, key, null)));
    }

    @Override
    public void retain(String topic, String prefix, Set<String> kept) {
        steps.add(new FeedStep.Retain(topic, prefix, kept));
    }

    @Override
    public boolean isWatched(String topic) {
        return watched.contains(topic);
    }

    @Override
    public Set<String> watched() {
        return watched;
    }

    @Override
    public void later(Consumer<FeedSink> work) {
        if (isLater) steps.add(new FeedStep.Later(work));
        else work.accept(this);
    }
}
