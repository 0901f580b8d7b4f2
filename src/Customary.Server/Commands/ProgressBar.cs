namespace Customary.Server.Commands;

/// <summary>How far something has come: a bar on a terminal, otherwise only how it ended.</summary>
internal sealed class ProgressBar(TextWriter output, string what, long all, bool isTerminal)
{
    private const int Width = 30;
    private int _shown = -1;

    public void Report(long done)
    {
        var permille = all == 0 ? 1000 : (int)Math.Min(1000, done * 1000 / all);
        if (!isTerminal || permille == _shown) return;
        _shown = permille;
        var filled = permille * Width / 1000;
        output.Write($"\r{what,-12} [{new string('#', filled)}{new string('.', Width - filled)}] {permille / 10.0,5:0.0} %  {done:N0} of {all:N0} ");
    }

    public void Complete(string how) => output.WriteLine($"{(isTerminal ? "\r" : "")}{what,-12} {how}{(isTerminal ? new string(' ', Width) : "")}");
}
