using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Helpdesk.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Clocks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Tickets_ForTaking",
                table: "Tickets");

            migrationBuilder.DropIndex(
                name: "IX_Tickets_OwnerId_Priority_CreatedAt_Id",
                table: "Tickets");

            migrationBuilder.DropIndex(
                name: "IX_Tickets_Tier_Priority_BounceCount_CreatedAt_Id",
                table: "Tickets");

            migrationBuilder.AddColumn<long>(
                name: "AwaitsAnswerSince",
                table: "Tickets",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Channel",
                table: "Tickets",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<long>(
                name: "DueBy",
                table: "Tickets",
                type: "INTEGER",
                nullable: false,
                defaultValue: 3155063616000000000L);

            migrationBuilder.AddColumn<long>(
                name: "DueCalendarId",
                table: "Tickets",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "DueClock",
                table: "Tickets",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Setbacks",
                table: "Tickets",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "OrganisationId",
                table: "Customers",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.Sql("UPDATE \"Tickets\" SET \"Setbacks\" = \"BounceCount\"");

            migrationBuilder.CreateTable(
                name: "Agreements",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    CalendarId = table.Column<long>(type: "INTEGER", nullable: false),
                    Stops = table.Column<int>(type: "INTEGER", nullable: false),
                    Active = table.Column<bool>(type: "INTEGER", nullable: false),
                    Targets = table.Column<string>(type: "TEXT", nullable: false),
                    Scope_Channel = table.Column<int>(type: "INTEGER", nullable: true),
                    Scope_FamilyId = table.Column<long>(type: "INTEGER", nullable: true),
                    Scope_OrganisationId = table.Column<long>(type: "INTEGER", nullable: true),
                    Scope_ProviderId = table.Column<long>(type: "INTEGER", nullable: true),
                    Scope_TeamId = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Agreements", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Agreements_ServiceCalendars_CalendarId",
                        column: x => x.CalendarId,
                        principalTable: "ServiceCalendars",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LedgerSpans",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    TicketId = table.Column<long>(type: "INTEGER", nullable: false),
                    Party = table.Column<int>(type: "INTEGER", nullable: false),
                    StayId = table.Column<long>(type: "INTEGER", nullable: false),
                    CalendarId = table.Column<long>(type: "INTEGER", nullable: true),
                    Runs = table.Column<bool>(type: "INTEGER", nullable: false),
                    From = table.Column<long>(type: "INTEGER", nullable: false),
                    Until = table.Column<long>(type: "INTEGER", nullable: true),
                    Used = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LedgerSpans", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LedgerSpans_ServiceCalendars_CalendarId",
                        column: x => x.CalendarId,
                        principalTable: "ServiceCalendars",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_LedgerSpans_Tickets_TicketId",
                        column: x => x.TicketId,
                        principalTable: "Tickets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_LedgerSpans_TierStays_StayId",
                        column: x => x.StayId,
                        principalTable: "TierStays",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "NoticeChoices",
                columns: table => new
                {
                    AgentId = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    InProduct = table.Column<bool>(type: "INTEGER", nullable: false),
                    ByMail = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NoticeChoices", x => new { x.AgentId, x.Kind });
                    table.ForeignKey(
                        name: "FK_NoticeChoices_Agents_AgentId",
                        column: x => x.AgentId,
                        principalTable: "Agents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Notices",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    AgentId = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    TicketId = table.Column<long>(type: "INTEGER", nullable: true),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    ReadAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Notices", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Notices_Agents_AgentId",
                        column: x => x.AgentId,
                        principalTable: "Agents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Notices_Tickets_TicketId",
                        column: x => x.TicketId,
                        principalTable: "Tickets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Organisations",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Domains = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Active = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Organisations", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "OutgoingMails",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Key = table.Column<Guid>(type: "TEXT", nullable: false),
                    Address = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Language = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    TicketId = table.Column<long>(type: "INTEGER", nullable: true),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    SentAt = table.Column<long>(type: "INTEGER", nullable: true),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: false),
                    LeasedUntil = table.Column<long>(type: "INTEGER", nullable: false),
                    Owner = table.Column<Guid>(type: "TEXT", nullable: true),
                    Tries = table.Column<int>(type: "INTEGER", nullable: false),
                    LastFailure = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OutgoingMails", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OutgoingMails_Tickets_TicketId",
                        column: x => x.TicketId,
                        principalTable: "Tickets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ClockSteps",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Clock = table.Column<int>(type: "INTEGER", nullable: false),
                    AgreementId = table.Column<long>(type: "INTEGER", nullable: true),
                    Actions = table.Column<int>(type: "INTEGER", nullable: false),
                    Recipients = table.Column<int>(type: "INTEGER", nullable: false),
                    TopicId = table.Column<long>(type: "INTEGER", nullable: true),
                    Active = table.Column<bool>(type: "INTEGER", nullable: false),
                    HoldsFrom = table.Column<long>(type: "INTEGER", nullable: false),
                    Condition_FamilyId = table.Column<long>(type: "INTEGER", nullable: true),
                    Condition_LeastPriority = table.Column<int>(type: "INTEGER", nullable: true),
                    Condition_OnlyUnowned = table.Column<bool>(type: "INTEGER", nullable: false),
                    Condition_Tier = table.Column<int>(type: "INTEGER", nullable: true),
                    Moment_Amount = table.Column<int>(type: "INTEGER", nullable: false),
                    Moment_ByTheClock = table.Column<bool>(type: "INTEGER", nullable: false),
                    Moment_Measure = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ClockSteps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ClockSteps_Agreements_AgreementId",
                        column: x => x.AgreementId,
                        principalTable: "Agreements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "TicketClocks",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    TicketId = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    StayId = table.Column<long>(type: "INTEGER", nullable: false),
                    AgreementId = table.Column<long>(type: "INTEGER", nullable: false),
                    Target = table.Column<long>(type: "INTEGER", nullable: false),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Left = table.Column<long>(type: "INTEGER", nullable: false),
                    Episode = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TicketClocks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_TicketClocks_Agreements_AgreementId",
                        column: x => x.AgreementId,
                        principalTable: "Agreements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_TicketClocks_Tickets_TicketId",
                        column: x => x.TicketId,
                        principalTable: "Tickets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_TicketClocks_TierStays_StayId",
                        column: x => x.StayId,
                        principalTable: "TierStays",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ClockStepRuns",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    StepId = table.Column<long>(type: "INTEGER", nullable: false),
                    StepName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    ClockId = table.Column<long>(type: "INTEGER", nullable: false),
                    Episode = table.Column<int>(type: "INTEGER", nullable: false),
                    TicketId = table.Column<long>(type: "INTEGER", nullable: false),
                    ClockKind = table.Column<int>(type: "INTEGER", nullable: false),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Done = table.Column<int>(type: "INTEGER", nullable: false),
                    WhyNot = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ClockStepRuns", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ClockStepRuns_ClockSteps_StepId",
                        column: x => x.StepId,
                        principalTable: "ClockSteps",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ClockStepRuns_TicketClocks_ClockId",
                        column: x => x.ClockId,
                        principalTable: "TicketClocks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ClockStepRuns_Tickets_TicketId",
                        column: x => x.TicketId,
                        principalTable: "Tickets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Tickets_ForTaking",
                table: "Tickets",
                columns: new[] { "Tier", "DueBy", "Priority", "Setbacks", "CreatedAt", "Id", "TeamId", "FamilyId" },
                descending: new[] { false, false, false, true, false, false, false, false },
                filter: "\"State\" IN (1, 2) AND \"OwnerId\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Tickets_OwnerId_DueBy_Priority_CreatedAt_Id",
                table: "Tickets",
                columns: new[] { "OwnerId", "DueBy", "Priority", "CreatedAt", "Id" },
                filter: "\"IsActive\"");

            migrationBuilder.CreateIndex(
                name: "IX_Tickets_Tier_DueBy_Priority_Setbacks_CreatedAt_Id",
                table: "Tickets",
                columns: new[] { "Tier", "DueBy", "Priority", "Setbacks", "CreatedAt", "Id" },
                descending: new[] { false, false, false, true, false, false },
                filter: "\"IsActive\"");

            migrationBuilder.CreateIndex(
                name: "IX_Customers_OrganisationId",
                table: "Customers",
                column: "OrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_Agreements_Name",
                table: "Agreements",
                column: "Name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ClockStepRuns_ClockId_StepId_Episode",
                table: "ClockStepRuns",
                columns: new[] { "ClockId", "StepId", "Episode" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ClockStepRuns_TicketId",
                table: "ClockStepRuns",
                column: "TicketId");

            migrationBuilder.CreateIndex(
                name: "IX_LedgerSpans_TicketId",
                table: "LedgerSpans",
                column: "TicketId");

            migrationBuilder.CreateIndex(
                name: "IX_Notices_AgentId_Id",
                table: "Notices",
                columns: new[] { "AgentId", "Id" },
                descending: new[] { false, true });

            migrationBuilder.CreateIndex(
                name: "IX_Notices_Unread",
                table: "Notices",
                column: "AgentId",
                filter: "\"ReadAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Organisations_Name",
                table: "Organisations",
                column: "Name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OutgoingMails_DueAt",
                table: "OutgoingMails",
                column: "DueAt",
                filter: "\"SentAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_OutgoingMails_Key",
                table: "OutgoingMails",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OutgoingMails_Owner",
                table: "OutgoingMails",
                column: "Owner");

            migrationBuilder.CreateIndex(
                name: "IX_TicketClocks_TicketId",
                table: "TicketClocks",
                column: "TicketId");

            migrationBuilder.AddForeignKey(
                name: "FK_Customers_Organisations_OrganisationId",
                table: "Customers",
                column: "OrganisationId",
                principalTable: "Organisations",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Customers_Organisations_OrganisationId",
                table: "Customers");

            migrationBuilder.DropTable(
                name: "ClockStepRuns");

            migrationBuilder.DropTable(
                name: "LedgerSpans");

            migrationBuilder.DropTable(
                name: "NoticeChoices");

            migrationBuilder.DropTable(
                name: "Notices");

            migrationBuilder.DropTable(
                name: "Organisations");

            migrationBuilder.DropTable(
                name: "OutgoingMails");

            migrationBuilder.DropTable(
                name: "ClockSteps");

            migrationBuilder.DropTable(
                name: "TicketClocks");

            migrationBuilder.DropTable(
                name: "Agreements");

            migrationBuilder.DropIndex(
                name: "IX_Tickets_ForTaking",
                table: "Tickets");

            migrationBuilder.DropIndex(
                name: "IX_Tickets_OwnerId_DueBy_Priority_CreatedAt_Id",
                table: "Tickets");

            migrationBuilder.DropIndex(
                name: "IX_Tickets_Tier_DueBy_Priority_Setbacks_CreatedAt_Id",
                table: "Tickets");

            migrationBuilder.DropIndex(
                name: "IX_Customers_OrganisationId",
                table: "Customers");

            migrationBuilder.DropColumn(
                name: "AwaitsAnswerSince",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "Channel",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "DueBy",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "DueCalendarId",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "DueClock",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "Setbacks",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "OrganisationId",
                table: "Customers");

            migrationBuilder.CreateIndex(
                name: "IX_Tickets_ForTaking",
                table: "Tickets",
                columns: new[] { "Tier", "Priority", "BounceCount", "CreatedAt", "Id", "TeamId", "FamilyId" },
                descending: new[] { false, false, true, false, false, false, false },
                filter: "\"State\" IN (1, 2) AND \"OwnerId\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Tickets_OwnerId_Priority_CreatedAt_Id",
                table: "Tickets",
                columns: new[] { "OwnerId", "Priority", "CreatedAt", "Id" },
                filter: "\"IsActive\"");

            migrationBuilder.CreateIndex(
                name: "IX_Tickets_Tier_Priority_BounceCount_CreatedAt_Id",
                table: "Tickets",
                columns: new[] { "Tier", "Priority", "BounceCount", "CreatedAt", "Id" },
                descending: new[] { false, false, true, false, false },
                filter: "\"IsActive\"");
        }
    }
}
