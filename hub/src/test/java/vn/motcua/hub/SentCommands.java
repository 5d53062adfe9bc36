package vn.motcua.hub;

import io.vertx.core.Future;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import vn.motcua.hub.platform.ledger.Outcome;

/** Services as a history sees them: whatever is sent through them is waited for, and counted by what became of it. */
final class SentCommands {
    private final Map<String, Integer> accepted = new TreeMap<>();
    private final Map<String, Map<String, Integer>> refused = new TreeMap<>();
    private final List<Sent> pending = new ArrayList<>();

    private record Sent(String command, Future<?> answer) {}

    /** @param behind the service of the hub that runs now */
    <S> S through(Class<S> service, Supplier<? extends S> behind) {
        return service.cast(Proxy.newProxyInstance(
                service.getClassLoader(), new Class<?>[] {service}, (proxy, method, arguments) -> {
                    if (method.isDefault()) return InvocationHandler.invokeDefault(proxy, method, arguments);
                    Object answer = call(behind.get(), method, arguments);
                    if (answer instanceof Future<?> future) pending.add(new Sent(name(method), future));
                    return answer;
                }));
    }

    private static Object call(Object service, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(service, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** Something else that is to be done before anything is looked at. */
    void await(Future<?> answer) {
        pending.add(new Sent("", answer));
    }

    int waiting() {
        return pending.size();
    }

    /** Everything sent is decided and committed. */
    void settle() {
        for (Sent sent : pending) {
            if (HubRig.await(sent.answer) instanceof Outcome<?> outcome)
                outcome.match(
                        done -> accepted.merge(sent.command, 1, Integer::sum),
                        refusal -> refused.computeIfAbsent(sent.command, command -> new TreeMap<>())
                                .merge(refusal.code(), 1, Integer::sum));
        }
        pending.clear();
    }

    /** How often each command was done. */
    Map<String, Integer> accepted() {
        return accepted;
    }

    /** How often each was refused, and why. */
    Map<String, Map<String, Integer>> refused() {
        return refused;
    }

    /** Every command a service takes; what is answered from tables is none. */
    static List<String> commandsOf(Class<?> service) {
        return Arrays.stream(service.getMethods())
                .filter(method -> Modifier.isAbstract(method.getModifiers()))
                .filter(method -> method.getGenericReturnType()
                        .getTypeName()
                        .startsWith(Future.class.getName() + "<" + Outcome.class.getName()))
                .map(SentCommands::name)
                .sorted()
                .toList();
    }

    private static String name(Method method) {
        String takes = Arrays.stream(method.getParameterTypes())
                .map(Class::getSimpleName)
                .collect(Collectors.joining(", "));
        return method.getDeclaringClass().getSimpleName() + "." + method.getName() + "(" + takes + ")";
    }
}
