package dev.whence.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.event.WhenceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeafFileTest {
    @TempDir
    private Path folder;

    @Test
    void readsAttributesRealAndPredictInAnyOrder() throws IOException {
        LeafTable leaves = LeafFile.read(file("x.csv", "real,a,predict,b\n1.5,\"a,1\",2,b1\n-0.0,a2,3,b1\n"));
        assertThat(leaves.attributes()).containsExactly("a", "b");
        assertThat(leaves.value(0, 0)).isEqualTo("a,1");
        assertThat(leaves.real(0)).isEqualTo(1.5);
        assertThat(leaves.predict(1)).isEqualTo(3);
        assertThat(leaves.ratio()).isFalse();
    }

    @Test
    void readsARatioFromOneFile() throws IOException {
        LeafTable leaves = LeafFile.read(file("x.csv", "a,real_a,predict_a,real_b,predict_b\na1,1,2,10,8\n"));
        assertThat(leaves.attributes()).containsExactly("a");
        assertThat(leaves.realMeasure(0)).isEqualTo(0.1);
        assertThat(leaves.predictMeasure(0)).isEqualTo(0.25);
    }

    @Test
    void readsARatioFromTheTwoFilesOfSqueeze() throws IOException {
        Path numerators = file("7.a.csv", "a,b,real,predict\na1,b1,1,2\n");
        file("7.b.csv", "a,b,real,predict\na1,b1,10,8\n");
        LeafTable leaves = LeafFile.read(numerators);
        assertThat(leaves.attributes()).containsExactly("a", "b");
        assertThat(leaves.realMeasure(0)).isEqualTo(0.1);
        assertThat(leaves.predictMeasure(0)).isEqualTo(0.25);
    }

    @Test
    void refusesWhatHasNoPredictions() throws IOException {
        Path file = file("x.csv", "a,real\na1,1\n");
        assertThatThrownBy(() -> LeafFile.read(file))
                .isInstanceOf(WhenceException.class)
                .hasMessageContaining("predict");
    }

    @Test
    void refusesARowThatIsTooShortOrNoNumber() throws IOException {
        Path tooShort = file("x.csv", "a,real,predict\na1,1\n");
        Path text = file("y.csv", "a,real,predict\na1,1,many\n");
        assertThatThrownBy(() -> LeafFile.read(tooShort)).hasMessageContaining("fields");
        assertThatThrownBy(() -> LeafFile.read(text)).hasMessageContaining("many");
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
