import java.io.File;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.Element;
import org.gephi.graph.api.Graph;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.Interval;
import org.gephi.graph.api.Node;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.importer.api.Issue;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.project.api.ProjectController;
import org.gephi.project.api.Workspace;
import org.openide.util.Lookup;

/** Reads graphs as Gephi opens them by default, and prints one line for each thing: its parts, divided by tabs. */
public class ReadGraphs {
  public static void main(String[] files) throws Exception {
    PrintStream out = new PrintStream(System.out, true, "UTF-8");
    ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
    ImportController imports = Lookup.getDefault().lookup(ImportController.class);
    for (String file : files) {
      projects.newProject();
      Workspace workspace = projects.getCurrentWorkspace();
      Container container = imports.importFile(new File(file));
      for (Iterator<Issue> issues = container.getReport().getIssues(100); issues.hasNext(); ) {
        Issue issue = issues.next();
        if (issue.getLevel() != Issue.Level.INFO)
          line(out, file, "issue", String.valueOf(issue.getLevel()), issue.getMessage());
      }
      imports.process(container, new DefaultProcessor(), workspace);
      Graph graph =
          Lookup.getDefault().lookup(GraphController.class).getGraphModel(workspace).getGraph();
      for (Node node : graph.getNodes().toArray())
        line(out, file, "node", String.valueOf(node.getId()), node.getLabel(), "", lifetime(node));
      for (Edge edge : graph.getEdges().toArray())
        line(
            out,
            file,
            "edge",
            String.valueOf(edge.getId()),
            edge.getLabel(),
            String.valueOf(edge.getTypeLabel()),
            lifetime(edge));
    }
  }

  private static void line(PrintStream out, String file, String... parts) {
    List<String> all = new ArrayList<>(List.of("graph", new File(file).getName()));
    for (String part : parts) all.add(part == null ? "" : part.replace('\t', ' ').replace('\n', ' '));
    out.println(String.join("\t", all));
  }

  /** The days of its lifetime, such as 2021-08-17/2021-08-31. Empty where it has none. */
  private static String lifetime(Element element) {
    if (element.getAttribute("timeset") == null) return "";
    List<String> all = new ArrayList<>();
    for (Interval one : element.getIntervals()) all.add(day(one.getLow()) + "/" + day(one.getHigh()));
    return String.join(" ", all);
  }

  private static String day(double time) {
    if (Double.isInfinite(time)) return "";
    return java.time.Instant.ofEpochMilli((long) time).toString().substring(0, 10);
  }
}
