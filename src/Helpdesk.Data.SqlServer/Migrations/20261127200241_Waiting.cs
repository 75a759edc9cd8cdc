using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Helpdesk.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Waiting : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "EndedUnanswered",
                table: "Tickets",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "FollowsId",
                table: "Tickets",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "RemindedAt",
                table: "Tickets",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Reminders",
                table: "Tickets",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "SilentSince",
                table: "Tickets",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SnoozeNote",
                table: "Tickets",
                type: "nvarchar(500)",
                maxLength: 500,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTime>(
                name: "SnoozedUntil",
                table: "Tickets",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AlterColumn<int>(
                name: "Kind",
                table: "OutgoingMails",
                type: "int",
                nullable: true,
                oldClrType: typeof(int),
                oldType: "int");

            migrationBuilder.AddColumn<int>(
                name: "Silence_MostReminders",
                table: "DeskSettings",
                type: "int",
                nullable: false,
                defaultValue: 2);

            migrationBuilder.AddColumn<int>(
                name: "Silence_RemindDays",
                table: "DeskSettings",
                type: "int",
                nullable: true,
                defaultValue: 3);

            migrationBuilder.AddColumn<int>(
                name: "Silence_ResolveDays",
                table: "DeskSettings",
                type: "int",
                nullable: true,
                defaultValue: 14);

            migrationBuilder.CreateIndex(
                name: "IX_Tickets_FollowsId",
                table: "Tickets",
                column: "FollowsId",
                filter: "\"FollowsId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Tickets_Silent",
                table: "Tickets",
                column: "Id",
                filter: "\"State\" = 3");

            migrationBuilder.CreateIndex(
                name: "IX_Tickets_ToClose",
                table: "Tickets",
                columns: new[] { "ResolvedAt", "Id" },
                filter: "\"State\" = 5");

            migrationBuilder.AddForeignKey(
                name: "FK_Tickets_Tickets_FollowsId",
                table: "Tickets",
                column: "FollowsId",
                principalTable: "Tickets",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Tickets_Tickets_FollowsId",
                table: "Tickets");

            migrationBuilder.DropIndex(
                name: "IX_Tickets_FollowsId",
                table: "Tickets");

            migrationBuilder.DropIndex(
                name: "IX_Tickets_Silent",
                table: "Tickets");

            migrationBuilder.DropIndex(
                name: "IX_Tickets_ToClose",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "EndedUnanswered",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "FollowsId",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "RemindedAt",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "Reminders",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "SilentSince",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "SnoozeNote",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "SnoozedUntil",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "Silence_MostReminders",
                table: "DeskSettings");

            migrationBuilder.DropColumn(
                name: "Silence_RemindDays",
                table: "DeskSettings");

            migrationBuilder.DropColumn(
                name: "Silence_ResolveDays",
                table: "DeskSettings");

            migrationBuilder.AlterColumn<int>(
                name: "Kind",
                table: "OutgoingMails",
                type: "int",
                nullable: false,
                defaultValue: 0,
                oldClrType: typeof(int),
                oldType: "int",
                oldNullable: true);
        }
    }
}
