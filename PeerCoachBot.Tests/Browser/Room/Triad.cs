using Microsoft.Playwright;

namespace PeerCoachBot.Tests.Browser.Room;

/// <summary>Three people in three windows, who see the same.</summary>
internal sealed record Triad(Seat Ana, Seat Ben, Seat Chidi)
{
    public IReadOnlyList<Seat> All { get; } = [Ana, Ben, Chidi];

    /// <summary>Waits until everybody sees a text on the newest card with a heading.</summary>
    public Task SeeAsync(string heading, string text) => Task.WhenAll(All.Select(seat => seat.SeeAsync(heading, text)));

    public Task SeeAsync(string heading) => Task.WhenAll(All.Select(seat => seat.SeeAsync(heading)));

    /// <summary>Does what changes a card, and waits until it has changed for everybody.</summary>
    public async Task ChangeAsync(string heading, Func<Task> act)
    {
        var before = await Task.WhenAll(All.Select(seat => seat.Card(heading).TextContentAsync()));
        await act();
        await Task.WhenAll(All.Zip(before, (seat, text) => Assertions.Expect(seat.Card(heading)).Not.ToHaveTextAsync(text ?? "")));
    }

    /// <summary>Keeps what each of the windows shows.</summary>
    public async Task PictureAsync(string name)
    {
        await Ana.PictureAsync($"{name}-ana");
        await Ben.PictureAsync($"{name}-ben");
        await Chidi.PictureAsync($"{name}-chidi");
    }

    public Task LeaveAsync() => Task.WhenAll(All.Select(seat => seat.Page.Context.CloseAsync()));
}
