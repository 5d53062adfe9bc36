package vn.motcua.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The model and the events know nothing but the JDK; frameworks live at the wire. */
class CoreIsPureTest {
    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("vn.motcua.core");

    @Test
    void modelAndEventsUseTheJdkOnly() {
        noClasses()
                .that()
                .resideInAnyPackage("vn.motcua.core.model..", "vn.motcua.core.event..")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(
                        "java..",
                        "org.jspecify..",
                        "vn.motcua.core.model..",
                        "vn.motcua.core.event..",
                        "vn.motcua.core.dossier")
                .check(CORE);
        noClasses()
                .that()
                .resideInAPackage("vn.motcua.core.dossier")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(
                        "java..",
                        "org.jspecify..",
                        "vn.motcua.core.model..",
                        "vn.motcua.core.figures..",
                        "vn.motcua.core.dossier")
                .as("dossiers, which facts are about, know nothing of facts and how they travel")
                .check(CORE);
    }

    @Test
    void scansAreReadWithTheJdkAndTheModelOnly() {
        noClasses()
                .that()
                .resideInAPackage("vn.motcua.core.scan..")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(
                        "java..", "javax.crypto..", "org.jspecify..", "vn.motcua.core.model..", "vn.motcua.core.scan..")
                .check(CORE);
    }

    @Test
    void yamlStaysInConfigAndJsonInWire() {
        noClasses()
                .that()
                .resideOutsideOfPackage("vn.motcua.core.config..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.snakeyaml..")
                .check(CORE);
        noClasses()
                .that()
                .resideOutsideOfPackage("vn.motcua.core.wire..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml..")
                .check(CORE);
    }
}
