using PeerCoachBot.Decisions;
using PeerCoachBot.Storage;
using PeerCoachBot.Storage.Tables;
using PeerCoachBot.Storage.Tables.Service;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Storage.Tables;

/// <summary>
/// What arrived and was not answered is tried again, and then meets the real 409, 412 or 404 of its own success. That is
/// never taken for a conflict, and a conflict never for success.
/// </summary>
[Collection(Azurite.Name)]
public sealed class LostAnswerTests(Azurite azurite) : IAsyncLifetime
{
    private static readonly AggregateId Id = new("session", "t1", "k");
    private static readonly DateTimeOffset Now = FakeClock.Start;

    private FaultProxy? proxy;
    private TableStore? faulty;
    private TableStore? other;

    /// <summary>Ways in which an answer is lost after the write was carried out.</summary>
    public static TheoryData<string> Lost => ["reset", "silence", "500", "503"];

    private FaultProxy Proxy => proxy!;

    /// <summary>The replica whose way to the service is bad.</summary>
    private TableStore Ours => faulty!;

    /// <summary>A replica whose way is good.</summary>
    private TableStore Theirs => other!;

    public async Task InitializeAsync()
    {
        if (Programs.WhyNoNode is not null)
            return;
        var tables = Azurite.NewTables();
        other = await azurite.StoreAsync(tables);
        proxy = await FaultProxy.StartAsync(await azurite.AddressAsync());
        var patience = new Patience { FirstPause = TimeSpan.FromMilliseconds(1), EachTry = TimeSpan.FromSeconds(1) };
        faulty = new TableStore(Azurite.Service(proxy.Address, patience), tables, "Azurite");

        // The hour's note is written once; from here on a commit is one request.
        await Ours.CommitAsync(Write("warm", "message/0"), default);
    }

    public async Task DisposeAsync()
    {
        if (proxy is not null)
            await proxy.DisposeAsync();
    }

    [NeedsNodeTheory]
    [MemberData(nameof(Lost))]
    public async Task Our_own_commit_is_a_commit(string how)
    {
        var before = (await Theirs.LoadAsync(Id, default))!;
        Proxy.FailWrites(After(how));
        var committed = await CommitAsync(Write("one", "message/1", before.ETag) with { Put = [Row("post/a"), Row("post/b")] });
        var loaded = (await Theirs.LoadAsync(Id, default))!;
        Assert.Equal(("one", loaded.ETag), (loaded.Document.State, committed.ETag));
        Assert.Equal(loaded.Outbox.Select(row => row.ETag).Order(), committed.Rows.Select(row => row.ETag).Order());
        await CommitAsync(Write("two", "message/2", committed.ETag) with { Delete = committed.Rows });
    }

    [NeedsNodeTheory]
    [MemberData(nameof(Lost))]
    public async Task Our_own_first_commit_is_a_commit(string how)
    {
        var id = Id with { Key = "new" };
        Proxy.FailWrites(null, After(how));
        await CommitAsync(Write("one", "message/1") with { Aggregate = id });
        Assert.Equal("one", (await Theirs.LoadAsync(id, default))!.Document.State);
    }

    [NeedsNodeTheory]
    [MemberData(nameof(Lost))]
    public async Task Our_own_commit_is_one_even_where_another_has_followed_it(string how)
    {
        var before = (await Theirs.LoadAsync(Id, default))!;
        BetweenTries(After(how), async () =>
        {
            var ours = (await Theirs.LoadAsync(Id, default))!;
            Assert.Equal("one", ours.Document.State);
            Assert.IsType<CommitResult.Committed>(await Theirs.CommitAsync(Write("theirs", "message/9", ours.ETag), default));
        });
        var committed = await CommitAsync(Write("one", "message/1", before.ETag) with { Put = [Row("post/a")] });
        Assert.Equal("theirs", (await Theirs.LoadAsync(Id, default))!.Document.State);

        // What we know is out of date, and the next commit finds that out; our row is still ours.
        Assert.IsType<CommitResult.Conflict>(await Ours.CommitAsync(Write("two", "message/2", committed.ETag), default));
        Assert.NotNull(await Ours.ReplaceAsync(committed.Rows[0] with { Tries = 1 }, default));
    }

    [NeedsNodeTheory]
    [InlineData("message/9", typeof(CommitResult.Conflict))]
    [InlineData("message/1", typeof(CommitResult.AlreadyHandled))]
    public async Task Anothers_commit_between_two_tries_is_not_ours(string theirEvent, Type expected)
    {
        var before = (await Theirs.LoadAsync(Id, default))!;
        BetweenTries(new Fault.Reset(Arrives: false), () => Theirs.CommitAsync(Write("theirs", theirEvent, before.ETag) with { CommitId = "theirs" }, default));
        Assert.IsType(expected, await Ours.CommitAsync(Write("one", "message/1", before.ETag), default));
        Assert.Equal("theirs", (await Theirs.LoadAsync(Id, default))!.Document.State);
    }

    [NeedsNodeTheory]
    [MemberData(nameof(Lost))]
    public async Task An_event_alone_is_remembered_once(string how)
    {
        var before = (await Theirs.LoadAsync(Id, default))!;
        Proxy.FailWrites(After(how));
        var remembered = await CommitAsync(Write("", "message/1", before.ETag) with { Document = null });
        Assert.Equal(before.ETag, remembered.ETag);
        Assert.Equal("c-message/1", await Theirs.FindSeenAsync(Id, "message/1", default));
    }

    [NeedsNodeTheory]
    [MemberData(nameof(Lost))]
    public async Task The_machines_own_bookkeeping_knows_its_commit_too(string how)
    {
        var before = (await Theirs.LoadAsync(Id, default))!;
        Proxy.FailWrites(After(how));
        var committed = await CommitAsync(Write("one", null, before.ETag));
        Assert.Equal(committed.ETag, (await Theirs.LoadAsync(Id, default))!.ETag);
    }

    [NeedsNodeFact]
    public async Task Of_bookkeeping_that_another_commit_has_followed_nobody_knows()
    {
        var before = (await Theirs.LoadAsync(Id, default))!;
        BetweenTries(After("reset"), async () => await Theirs.CommitAsync(Write("theirs", "message/9", (await Theirs.LoadAsync(Id, default))!.ETag), default));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => Ours.CommitAsync(Write("one", null, before.ETag), default));
    }

    [NeedsNodeTheory]
    [MemberData(nameof(Lost))]
    public async Task Our_own_row_and_our_own_claim_are_ours(string how)
    {
        var before = (await Theirs.LoadAsync(Id, default))!;
        var row = (await CommitAsync(Write("one", "message/1", before.ETag) with { Put = [Row("post/a")] })).Rows[0];
        await Ours.WriteHintAsync(Id, Now, default);
        var hint = Assert.Single(await Ours.DueHintsAsync(Now, Now, 10, default));

        Proxy.FailWrites(After(how));
        var replaced = await Ours.ReplaceAsync(row with { Tries = 1 }, default);
        Assert.Equal(Assert.Single((await Theirs.LoadAsync(Id, default))!.Outbox).ETag, replaced!.ETag);

        Proxy.FailWrites(After(how));
        var claimed = await Ours.ClaimAsync(hint, Ours.Replica.ClaimFrom(Now), default);
        Assert.True(await Ours.DeleteAsync(claimed!, default));
    }

    [NeedsNodeFact]
    public async Task Anothers_row_and_claim_between_two_tries_are_not_ours()
    {
        var before = (await Theirs.LoadAsync(Id, default))!;
        var row = (await CommitAsync(Write("one", "message/1", before.ETag) with { Put = [Row("post/a")] })).Rows[0];
        await Ours.WriteHintAsync(Id, Now, default);
        var hint = Assert.Single(await Ours.DueHintsAsync(Now, Now, 10, default));

        BetweenTries(new Fault.Reset(Arrives: false), () => Theirs.ReplaceAsync(row with { Tries = 9 }, default));
        Assert.Null(await Ours.ReplaceAsync(row with { Tries = 1 }, default));
        BetweenTries(new Fault.Reset(Arrives: false), () => Theirs.ClaimAsync(hint, Theirs.Replica.ClaimFrom(Now), default));
        Assert.Null(await Ours.ClaimAsync(hint, Ours.Replica.ClaimFrom(Now), default));
    }

    private static Fault After(string how) => how switch
    {
        "reset" => new Fault.Reset(Arrives: true),
        "silence" => new Fault.Silence(Arrives: true),
        _ => new Fault.Answer(int.Parse(how), Arrives: true),
    };

    /// <summary>The first write meets a fault, and something else happens before the second arrives.</summary>
    private void BetweenTries(Fault fault, Func<Task> meanwhile)
    {
        var writes = 0;
        Proxy.Decide = async (method, _) =>
        {
            if (method == "GET")
                return null;
            if (++writes == 2)
                await meanwhile();
            return writes == 1 ? fault : null;
        };
    }

    private async Task<CommitResult.Committed> CommitAsync(Commit commit) =>
        Assert.IsType<CommitResult.Committed>(await Ours.CommitAsync(commit, default));

    private static Commit Write(string state, string? eventId, string? etag = null) => new()
    {
        Aggregate = Id,
        ETag = etag,
        Document = new Document(state, 0, new Dictionary<string, PostedCard>()),
        EventId = eventId,
        CommitId = $"c-{eventId ?? state}",
        At = Now,
    };

    private static OutboxRow Row(string id) => new()
    {
        Aggregate = Id,
        Id = id,
        Order = 1,
        Work = new OutboxWork.Update("card"),
        Claim = new Claim("a", 1, Now.AddSeconds(60)),
    };
}
