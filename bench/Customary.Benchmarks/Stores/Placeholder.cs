namespace Customary.Benchmarks.Stores;

/// <summary>All occurrences of a text in the rows of a template. Writing replaces all of them.</summary>
internal sealed class Placeholder
{
    private readonly List<(byte[] Value, int At)> _occurrences = [];
    private readonly int _length;

    public Placeholder(byte[] text, IEnumerable<TemplateRow> rows)
    {
        _length = text.Length;
        foreach (var value in rows.SelectMany(row => row.Values).OfType<byte[]>())
        {
            for (var at = value.AsSpan().IndexOf(text); at >= 0; at = Next(value, text, at)) _occurrences.Add((value, at));
        }
    }

    public int Count => _occurrences.Count;

    public void Write(ReadOnlySpan<byte> text)
    {
        if (text.Length != _length) throw new ArgumentException("The length must not change.", nameof(text));
        foreach (var (value, at) in _occurrences) text.CopyTo(value.AsSpan(at));
    }

    private static int Next(byte[] value, byte[] text, int at)
    {
        var next = value.AsSpan(at + text.Length).IndexOf(text);
        return next < 0 ? next : at + text.Length + next;
    }
}
