package vn.motcua.kiosk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Site;
import vn.motcua.core.wire.Requests;
import vn.motcua.edge.clock.AgentClock;
import vn.motcua.edge.clock.ClockKeeper;
import vn.motcua.edge.clock.TimeSource;
import vn.motcua.edge.driver.DeviceHost;
import vn.motcua.edge.host.AgentParts;
import vn.motcua.edge.identity.Identity;
import vn.motcua.edge.link.HubLink;
import vn.motcua.edge.link.LinkSettings;
import vn.motcua.edge.module.HelpTeller;
import vn.motcua.edge.plug.PlugWatch;
import vn.motcua.edge.plug.Sysfs;
import vn.motcua.edge.print.PrintJob;
import vn.motcua.edge.store.AgentStore;
import vn.motcua.edge.store.StorePrintJournal;
import vn.motcua.edge.store.StoredJob;
import vn.motcua.edge.transport.LinkRuntime;
import vn.motcua.edge.trust.HubTrust;
import vn.motcua.edge.web.AgentWeb;
import vn.motcua.edge.web.LocalFeed;

/** One agent, wired: what starts in which order, and stops in reverse. Create and start it on an event loop. */
final class AgentProcess {
    private static final int SHOWN_JOBS = 50;
    /** How long the first dial may hold up the first citizen. */
    private static final Duration FIRST_WORD = Duration.ofSeconds(3);

    private final Vertx vertx;
    private final Context context;
    private final Identity identity;
    private final AgentConfig config;
    private final AgentClock clock;
    private final TimeSource time;
    private final AgentStore store;
    private final HubLink link;
    private final LocalFeed feed;
    private final AgentWeb web;
    private final KioskTopics topics;
    private final LinkRuntime links = new LinkRuntime();
    private final PlugWatch plugs = new PlugWatch(Sysfs.ofThisPc());
    private final Printers printers;
    private final DeviceHost devices;
    private final SimulatedBench bench;
    private final ClockKeeper keeper;
    private final KioskTexts texts = new KioskTexts();
    private @Nullable KioskService kiosk;
    private @Nullable KioskScans kioskScans;
    private @Nullable Site expected;
    private long refreshTimer = -1;

    AgentProcess(
            Vertx vertx, Identity identity, AgentConfig config, AgentClock clock, AgentStore store, TimeSource time) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.identity = identity;
        this.config = config;
        this.clock = clock;
        this.time = time;
        this.store = store;
        String bootId = UUID.randomUUID().toString();
        String url = config.hubUrl() == null ? identity.hubUrl() : config.hubUrl();
        HubTrust trust = new HubTrust(config.trusted(), clock::now);
        LinkSettings settings = LinkSettings.of(identity, url, trust, bootId, config.moduleNames());
        this.link = new HubLink(vertx, settings, store, clock, time);
        this.feed = new LocalFeed(bootId);
        this.web = new AgentWeb(vertx, link, feed, clock::now);
        this.topics = new KioskTopics(vertx, feed, store, link, clock, config.counters());
        StorePrintJournal journal = new StorePrintJournal(store, clock::now, topics::job);
        StoredDeviceMemory memory = new StoredDeviceMemory(store);
        this.printers = new Printers(vertx, journal, clock, topics::printer, links, plugs::subscribe, memory);
        this.devices = new DeviceHost(
                new DeviceHost.Parts(vertx, links, clock.asClock(), plugs::subscribe, memory, topics::device));
        this.bench = new SimulatedBench(config.simulators(), config.drivenBy(), this::simulated);
        this.keeper = new ClockKeeper(vertx, store, clock, this::refresh);
    }

    /** Everything up: pages served, printers settled, link dialling. @return the port of the pages */
    Future<Integer> start() {
        return ClockKeeper.load(store)
                .onSuccess(memory -> memory.ifPresent(clock::recall))
                .compose(loaded -> link.start())
                .compose(loaded -> keeper.start())
                .compose(loaded -> startSimulators())
                .compose(this::startPrinters)
                .compose(started -> startServing())
                .compose(started -> startKiosk())
                .compose(started -> config.modules()
                        .start(new AgentParts(vertx, identity.agent(), store, clock, link, web, devices)))
                .compose(started -> devices.start())
                .compose(started -> firstWordOfTheHub())
                .compose(started -> web.listen(config.port(), identity.training()))
                .onSuccess(port -> {
                    bench.calls(URI.create("http://" + AgentWeb.LOOPBACK + ":" + port));
                    keepFresh();
                });
    }

    /**
     * An older disk or a copied one holds bands whose numbers are on paper already; only the hub can tell. So it is asked before
     * the first citizen may touch, but not for long: a hub that is away stops nobody.
     */
    private Future<Void> firstWordOfTheHub() {
        Promise<Void> enough = Promise.promise();
        long timer = vertx.setTimer(FIRST_WORD.toMillis(), late -> enough.tryComplete());
        link.dialled().onComplete(done -> enough.tryComplete());
        return enough.future().onComplete(done -> vertx.cancelTimer(timer));
    }

    private Future<Map<String, String>> startSimulators() {
        if (config.simulators().isEmpty()) return Future.succeededFuture(Map.of());
        return vertx.executeBlocking(bench::start);
    }

    private Future<Void> startPrinters(Map<String, String> simulated) {
        Router router = web.mountedRouter();
        devices.create(config.devices(), simulated);
        listenToScanners();
        new StatusRoute(
                        identity,
                        link,
                        store,
                        printers,
                        devices,
                        config.modules(),
                        topics::history,
                        this::unknownSlipServices)
                .mount(router);
        new DeviceRoutes(devices, printers).mount(router);
        new PrinterRoutes(printers).mount(router);
        if (identity.training()) new BenchRoutes(vertx, bench).mount(router);
        return store.read(tx -> tx.printJobs().recent(SHOWN_JOBS))
                .onSuccess(jobs -> {
                    for (int i = jobs.size() - 1; i >= 0; i--) topics.showJob(jobs.get(i));
                })
                .compose(shown -> printers.start(config.printers().stream()
                        .map(entry -> entry.settings(simulated))
                        .toList()));
    }

    private Future<Void> startKiosk() {
        Optional<KioskSettings> settings = config.kiosk();
        if (settings.isEmpty()) return Future.succeededFuture();
        KioskService service = new KioskService(
                vertx,
                settings.get(),
                HubLine.of(link),
                clock,
                store,
                texts,
                new SecureRandom(),
                outlet(settings.get().printer()),
                this::refresh);
        kiosk = service;
        link.onRequest(Requests.REPRINT_TICKET, service::reprint);
        link.onRequest(Requests.PRINT_TICKET, service::printed);
        link.onChange(this::refresh);
        KioskScans scans = new KioskScans(vertx, service, settings.get(), HubLine.of(link), store, clock, feed, time);
        kioskScans = scans;
        link.onChange(scans::siteChanged);
        scans.listenTo(devices);
        HelpTeller help = new HelpTeller(vertx, link::request, clock::now);
        link.onChange(() -> {
            if (link.isLive()) help.tellAll();
        });
        new KioskRoutes(service, settings.get(), identity.agent(), store, clock, keeper, texts, scans, help)
                .mount(web.mountedRouter());
        new KioskScanRoutes(scans).mount(web.mountedRouter());
        return service.start().compose(started -> scans.start()).onSuccess(started -> scans.siteChanged());
    }

    private List<ServiceId> unknownSlipServices() {
        return config.kiosk()
                .map(one -> KioskScanRules.unknownServices(one.slipServices(), link.site()))
                .orElse(List.of());
    }

    private KioskService.Outlet outlet(@Nullable String printer) {
        return new KioskService.Outlet() {
            @Override
            public void print(PrintJob job) {
                topics.showJob(new StoredJob(job, StoredJob.State.QUEUED, null));
                printers.print(job);
            }

            @Override
            public void foresee(String qrUrl, String qrCaption) {
                if (printer != null) printers.foresee(printer, qrUrl, qrCaption);
            }
        };
    }

    private void listenToScanners() {
        ScanDesk scans = new ScanDesk(
                link::request,
                event -> store.essential(tx -> {
                            tx.outbox().append(event);
                            return true;
                        })
                        .mapEmpty(),
                clock::now,
                this::certainDay,
                feed);
        scans.listenTo(devices);
        new ScanRoutes(scans).mount(web.mountedRouter());
    }

    /** The day at the site by the hub's time; empty while no site is known or the clock is in doubt. */
    private Optional<LocalDate> certainDay() {
        return clock.isSuspect()
                ? Optional.empty()
                : link.site().map(site -> site.calendar().businessDay(clock.now()));
    }

    private Future<Void> startServing() {
        ServingDesk serving = new ServingDesk(vertx, store, clock, link::site, feed, texts);
        new ServingRoutes(serving, texts).mount(web.mountedRouter());
        return serving.start();
    }

    private void keepFresh() {
        refreshTimer = vertx.setPeriodic(1_000, id -> refresh());
        refresh();
    }

    private void refresh() {
        KioskService service = kiosk;
        if (service == null) {
            topics.refreshWithoutKiosk();
            return;
        }
        expectTickets();
        topics.refresh(service.mode(), service.generalRefusal());
    }

    /** Whenever the site is another: its printer may be taught the letters of its tickets. */
    private void expectTickets() {
        Site site = link.site().orElse(null);
        if (site == null || site.equals(expected)) return;
        expected = site;
        KioskSettings settings = config.kiosk().orElse(null);
        String printer = settings == null ? null : settings.printer();
        if (printer != null) printers.expect(printer, () -> new PrintoutComposer(texts).kinds(site));
    }

    private void simulated(String name, ObjectNode state) {
        context.runOnContext(go -> feed.set("simulated", name, state));
    }

    /** In reverse; a part that fails to stop does not hold the others. */
    Future<Void> stop() {
        vertx.cancelTimer(refreshTimer);
        if (kioskScans != null) kioskScans.stop();
        if (kiosk != null) kiosk.stop();
        return web.close()
                .otherwiseEmpty()
                .compose(done -> config.modules().stop())
                .compose(done -> devices.stop())
                .compose(done -> printers.stop())
                .otherwiseEmpty()
                .compose(done -> keeper.stop().otherwiseEmpty())
                .compose(done -> link.stop().otherwiseEmpty())
                .compose(done -> store.close())
                .eventually(this::closeLines);
    }

    private Future<Void> closeLines() {
        plugs.close();
        links.close();
        return vertx.executeBlocking(
                () -> {
                    bench.close();
                    return null;
                },
                false);
    }
}
