namespace Customary.Server.Commands;

/// <summary>Shows progress: a bar on a terminal; elsewhere only the result.</summary>
internal sealed class ProgressBar(TextWriter output, string name, long total, bool isTerminal)
{
    private const int Width = 30;
    private int _shown = -1;

    public void Report(long done)
    {
        var permille = total == 0 ? 1000 : (int)Math.Min(1000, done * 1000 / total);
        if (!isTerminal || permille == _shown) return;
        _shown = permille;
        var filled = permille * Width / 1000;
        output.Write($"\r{name,-12} [{new string('#', filled)}{new string('.', Width - filled)}] {permille / 10.0,5:0.0} %  {done:N0} of {total:N0} ");
    }

    public void Complete(string result) => output.WriteLine($"{(isTerminal ? "\r" : "")}{name,-12} {result}{(isTerminal ? new string(' ', Width) : "")}");
}
