using System.Globalization;
using PeerCoachBot.Hosting;

namespace PeerCoachBot.Clocks;

/// <summary>
/// Asks a URL on this machine for the time, again and again, and moves the clock there. It asks anew only when all that
/// was due has fired: whoever answers a second time after a change knows that the first answer was followed.
/// </summary>
internal sealed class TestingClockFollower(Uri url, TestingClock clock, ILogger<TestingClockFollower> log) : BackgroundService
{
    private static readonly TimeSpan AskEvery = TimeSpan.FromMilliseconds(50);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Asks for the time once. Throws <see cref="FormatException"/> with what is wrong, for people to read.</summary>
    public static async Task<DateTimeOffset> AskAsync(Uri url)
    {
        using var http = new HttpClient { Timeout = Patience };
        try
        {
            return Read(await http.GetStringAsync(url));
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException)
        {
            throw new FormatException($"Testing:Clock: {url} does not answer.", error);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var http = new HttpClient { Timeout = Patience };
        using var tick = new PeriodicTimer(AskEvery);
        while (await tick.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                clock.GoTo(Read(await http.GetStringAsync(url, stoppingToken)));
            }
            catch (Exception error) when (error is HttpRequestException or FormatException or TaskCanceledException && !stoppingToken.IsCancellationRequested)
            {
                log.ClockUnknown(error.Message);
            }
        }
    }

    /// <summary>An ISO 8601 instant, as text or as a JSON string; without an offset it is in UTC.</summary>
    private static DateTimeOffset Read(string text) =>
        DateTimeOffset.TryParse(text.Trim().Trim('"'), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? moment.ToUniversalTime()
            : throw new FormatException("Testing:Clock: the URL answers no ISO 8601 instant such as 2026-11-23T09:00:00Z.");
}
