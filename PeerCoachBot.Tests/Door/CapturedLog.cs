using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace PeerCoachBot.Tests.Door;

/// <summary>Keeps what is logged, with the values and scopes that sinks may keep beside the text.</summary>
internal sealed class CapturedLog : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<(int Id, string Text)> lines = new();
    private readonly ConcurrentQueue<string> beside = new();

    public IReadOnlyList<(int Id, string Text)> Lines => [.. lines];

    /// <summary>The values of every line and scope.</summary>
    public IReadOnlyList<string> Beside => [.. beside];

    public ILogger CreateLogger(string categoryName) => this;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lines.Enqueue((eventId.Id, $"{formatter(state, exception)} {exception}"));
        Keep(state);
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        beside.Enqueue($"{state}");
        Keep(state);
        return null;
    }

    public void Dispose()
    {
    }

    private void Keep<TState>(TState state)
    {
        if (state is IEnumerable<KeyValuePair<string, object?>> values)
            beside.Enqueue(string.Join(' ', values.Select(v => $"{v.Key}={v.Value}")));
    }
}
