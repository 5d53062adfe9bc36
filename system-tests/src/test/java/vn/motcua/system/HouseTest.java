package vn.motcua.system;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** The arrows of the house: who may use whom. A plain test per rule, so that none is silently not run. */
class HouseTest {
    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("-tests.jar")) // of other modules, for the rig
            .importPackages("vn.motcua");

    private static final String[] MODULES = {"vn.motcua.display..", "vn.motcua.rating..", "vn.motcua.camera.."};

    @Test
    void theWholeHouseIsSeen() {
        Assertions.assertThat(ALL.stream()
                        .map(type -> type.getPackageName().split("\\.")[2])
                        .distinct())
                .contains("core", "edge", "kiosk", "display", "rating", "camera", "hub", "launcher");
    }

    @Test
    void coreUsesNobody() {
        noClasses()
                .that()
                .resideInAPackage("vn.motcua.core..")
                .should()
                .dependOnClassesThat(ours().and(outside("vn.motcua.core")))
                .check(ALL);
    }

    @Test
    void edgeUsesCoreOnly() {
        noClasses()
                .that()
                .resideInAPackage("vn.motcua.edge..")
                .should()
                .dependOnClassesThat(ours().and(outside("vn.motcua.core")).and(outside("vn.motcua.edge")))
                .check(ALL);
    }

    @Test
    void theHubNeverSeesTheEdge() {
        noClasses()
                .that()
                .resideInAPackage("vn.motcua.hub..")
                .should()
                .dependOnClassesThat(ours().and(outside("vn.motcua.core")).and(outside("vn.motcua.hub")))
                .check(ALL);
    }

    @Test
    void theAgentsModulesNeverSeeEachOtherNorTheAgent() {
        for (String module : MODULES) {
            String own = module.replace("..", "");
            noClasses()
                    .that()
                    .resideInAPackage(module)
                    .should()
                    .dependOnClassesThat(ours().and(outside("vn.motcua.core"))
                            .and(outside("vn.motcua.edge"))
                            .and(outside(own)))
                    .check(ALL);
        }
    }

    @Test
    void theAgentFindsItsModulesByServiceLoaderOnly() {
        noClasses()
                .that()
                .resideInAPackage("vn.motcua.kiosk..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(MODULES)
                .check(ALL);
    }

    @Test
    void nobodyDependsOnTheLauncher() {
        noClasses()
                .that()
                .resideOutsideOfPackages("vn.motcua.launcher..", "vn.motcua.bench..", "vn.motcua.system..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("vn.motcua.launcher..")
                .check(ALL);
    }

    /** Its calls hang, spin or steal bytes unless they are made as {@code SerialByteLink} makes them (HARDWARE c2). */
    @Test
    void onlyTheTransportsTouchTheSerialLibrary() {
        noClasses()
                .that()
                .resideOutsideOfPackage("vn.motcua.edge.transport..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jssc..")
                .check(ALL);
    }

    @Test
    void rulesArePure() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("Rules")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx..", "java.sql..", "org.jdbi..", "org.slf4j..", "java.io..", "java.nio..")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(java.util.UUID.class, "randomUUID")
                .check(ALL);
    }

    /** Who is next is decided by values: those to its right bring what they know. */
    @Test
    void theOrderOfTheLineKnowsCoreOnly() {
        noClasses()
                .that()
                .resideInAPackage("vn.motcua.hub.line..")
                .should()
                .dependOnClassesThat(ours().and(outside("vn.motcua.core.model")).and(outside("vn.motcua.hub.line")))
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx..", "java.sql..", "org.slf4j..")
                .check(ALL);
    }

    @Test
    void nobodyPrintsButTheMainsAndTheLauncher() {
        noClasses()
                .that()
                .resideOutsideOfPackages("vn.motcua.launcher..", "vn.motcua.bench..")
                .and()
                .haveSimpleNameNotEndingWith("Main")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(ALL);
    }

    @Test
    void nothingStaticCanChange() {
        noFields()
                .that()
                .areStatic()
                .should()
                .notBeFinal()
                .check(ALL.that(DescribedPredicate.describe(
                        "are classes of ours that are no enums' switch maps",
                        (JavaClass type) -> !type.getModifiers().contains(JavaModifier.SYNTHETIC))));
    }

    @Test
    void noPackageCyclesInAModule() {
        for (String module : new String[] {"core", "edge", "kiosk", "display", "rating", "camera", "launcher"}) {
            slices().matching("vn.motcua." + module + ".(*)..")
                    .should()
                    .beFreeOfCycles()
                    .allowEmptyShould(true)
                    .check(ALL);
        }
        slices().matching("vn.motcua.hub.(*)..").should().beFreeOfCycles().check(ALL);
    }

    private static DescribedPredicate<JavaClass> ours() {
        return DescribedPredicate.describe("ours", type -> type.getPackageName().startsWith("vn.motcua"));
    }

    private static DescribedPredicate<JavaClass> outside(String root) {
        return DescribedPredicate.describe(
                "outside " + root, type -> !type.getPackageName().startsWith(root));
    }
}
