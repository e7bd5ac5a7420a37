import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.opensearch.cluster.metadata.IndexMetadata;
import org.opensearch.common.settings.Setting;
import org.opensearch.common.settings.Setting.Property;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.plugins.Plugin;
import org.opensearch.transport.Netty4Plugin;

/** A cluster of one node on loopback, which lets everybody do everything: opensearch FOLDER PORT. */
public final class OpenSearch extends Node {
  /** Lets whoever makes an index say when it was made: those of last month are made today. */
  public static final class MadeEarlier extends Plugin {
    @Override
    public List<Setting<?>> getSettings() {
      return List.of(Setting.longSetting(IndexMetadata.SETTING_CREATION_DATE, -1, -1, Property.IndexScope));
    }
  }

  private OpenSearch(Environment environment) {
    super(environment, List.of(Netty4Plugin.class, MadeEarlier.class), false);
  }

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]).toAbsolutePath();
    Settings settings = Settings.builder()
      .put("path.home", folder)
      .put("path.repo", folder.resolve("snapshots"))
      .put("cluster.name", "verify")
      .put("node.name", "opensearch")
      .put("discovery.type", "single-node")
      .put("network.host", "127.0.0.1")
      .put("http.port", arguments[1])
      .put("transport.port", "0")
      .build();
    OpenSearch node = new OpenSearch(
      InternalSettingsPreparer.prepareEnvironment(settings, Map.of(), null, () -> "opensearch"));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(node)));
    node.start();
    new CountDownLatch(1).await();
  }

  private static void end(Node node) {
    int status = 0;
    try {
      node.close();
    } catch (Exception error) {
      error.printStackTrace();
      status = 1;
    }
    // Java reports a signal as a failure otherwise.
    Runtime.getRuntime().halt(status);
  }
}
