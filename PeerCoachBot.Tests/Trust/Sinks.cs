using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using PeerCoachBot.Tests.Door;

namespace PeerCoachBot.Tests.Trust;

/// <summary>Everywhere that what happens in the bot could be written to: its log, traces and metrics, and what strangers are answered.</summary>
internal sealed class Sinks : IDisposable
{
    private readonly CapturedLog log;
    private readonly ConcurrentQueue<string> seen = new();
    private readonly ActivityListener traces;
    private readonly MeterListener metrics = new();

    public Sinks(CapturedLog log)
    {
        this.log = log;
        traces = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Keep,
        };
        ActivitySource.AddActivityListener(traces);
        metrics.InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument);
        metrics.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Keep(instrument, tags));
        metrics.SetMeasurementEventCallback<int>((instrument, _, tags, _) => Keep(instrument, tags));
        metrics.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Keep(instrument, tags));
        metrics.Start();
    }

    public int Traces { get; private set; }

    public int Metrics { get; private set; }

    public void Keep(string text) => seen.Enqueue(text);

    /// <summary>Every line in which one of these words stands, however it is written.</summary>
    public IReadOnlyList<string> Find(params IReadOnlyList<string> words)
    {
        metrics.RecordObservableInstruments();
        return
        [
            .. log.Lines.Select(line => $"log {line.Id}: {line.Text}")
                .Concat(log.Beside.Select(values => $"log: {values}"))
                .Concat(seen)
                .Where(text => words.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase))),
        ];
    }

    public void Dispose()
    {
        traces.Dispose();
        metrics.Dispose();
    }

    private void Keep(Activity trace)
    {
        Traces++;
        seen.Enqueue($"trace {trace.DisplayName} {trace.StatusDescription} {Pairs(trace.TagObjects)} {Pairs(trace.Baggage)} {string.Join(' ', trace.Events.Select(e => e.Name + Pairs(e.Tags)))}");
    }

    private void Keep(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        Metrics++;
        seen.Enqueue($"metric {instrument.Name} {Pairs(tags.ToArray())}");
    }

    private static string Pairs<T>(IEnumerable<KeyValuePair<string, T>> pairs) => string.Join(' ', pairs.Select(p => $"{p.Key}={p.Value}"));
}
