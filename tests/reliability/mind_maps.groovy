// Opens the files that a list names, and says of each as a line of JSON what its nodes show and how deep each stands,
// or why it could not be opened. Freeplane runs it when it starts, and is ended by it.
import groovy.json.JsonOutput
import javax.swing.SwingUtilities
import org.freeplane.features.export.mindmapmode.XmlImporter

def folder = new File(System.getenv('ARGMAP_FOLDER'))
def found = new File(folder, 'found')

def shown = { root ->
  def said = [], waiting = [[root, 0]]
  while (waiting) {
    def (node, depth) = waiting.remove(waiting.size() - 1)
    said << [depth, node.displayedText]
    node.children.reverse().each { waiting << [it, depth + 1] }
  }
  return said
}
SwingUtilities.invokeLater {
  try {
    new File(folder, 'files').eachLine('UTF-8') { name ->
      def said
      try {
        def file = new File(folder, name)
        if (name.endsWith('.mm')) c.newMap(file.toURI().toURL())
        else new XmlImporter('/xslt/opml2mm.xsl').importXml(file)
        said = shown(c.selected.map.root)
        c.selected.map.close(true, false)
      } catch (Throwable trouble) { said = trouble.toString() }
      found.append(JsonOutput.toJson(said) + '\n', 'UTF-8')
    }
  } finally { Runtime.runtime.halt(0) }
}
