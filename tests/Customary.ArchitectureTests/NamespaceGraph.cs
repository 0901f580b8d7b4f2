namespace Customary.ArchitectureTests;

/// <summary>The namespaces of one assembly, and for each pair of them one reference as an example.</summary>
internal sealed class NamespaceGraph
{
    private readonly SortedDictionary<string, SortedDictionary<string, TypeReference>> _uses = new(StringComparer.Ordinal);

    /// <remarks>Namespaces outside <c>Customary</c> are those of source generators and are left out.</remarks>
    public NamespaceGraph(IEnumerable<TypeReference> references, string assembly)
    {
        foreach (var reference in references.Where(reference => reference.To.Assembly == assembly && IsOwn(reference.From) && IsOwn(reference.To)).OrderBy(reference => reference.ToString(), StringComparer.Ordinal))
        {
            if (reference.From.Namespace != reference.To.Namespace) UsesOf(reference.From.Namespace).TryAdd(reference.To.Namespace, reference);
            UsesOf(reference.To.Namespace);
        }
    }

    public IEnumerable<string> Namespaces => _uses.Keys;

    public IEnumerable<TypeReference> Examples(string from) => _uses[from].Values;

    /// <summary>The shortest cycle that contains <paramref name="start"/>, as its references in order. Empty when there is none.</summary>
    public IReadOnlyList<TypeReference> CycleThrough(string start)
    {
        Dictionary<string, TypeReference> reachedBy = [];
        Queue<string> open = new([start]);
        while (open.TryDequeue(out var current))
        {
            foreach (var (next, example) in _uses[current])
            {
                if (!reachedBy.TryAdd(next, example)) continue;
                if (next != start)
                {
                    open.Enqueue(next);
                    continue;
                }

                List<TypeReference> cycle = [example];
                while (cycle[0].From.Namespace != start) cycle.Insert(0, reachedBy[cycle[0].From.Namespace]);
                return cycle;
            }
        }

        return [];
    }

    private static bool IsOwn(TypeName type) => type.Namespace.StartsWith("Customary.", StringComparison.Ordinal);

    private SortedDictionary<string, TypeReference> UsesOf(string name)
    {
        if (!_uses.TryGetValue(name, out var uses)) _uses.Add(name, uses = new(StringComparer.Ordinal));
        return uses;
    }
}
